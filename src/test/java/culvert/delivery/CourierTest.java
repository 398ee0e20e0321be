package culvert.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import culvert.platforms.PlatformFailure;
import culvert.resources.AppId;
import culvert.resources.PlatformName;
import culvert.resources.ResourceId;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CourierTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final Map<String, String> CONF = Map.of("SCALINGO_VPNC_CONF", "IPSec gateway gw\n");

    private final RecordingPlatform platform = new RecordingPlatform();
    private final Courier courier = new Courier(Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void a_platform_that_restarts_by_itself_gets_one_call() {
        assertThat(deliver(false, Optional.empty())).isEqualTo(new Outcome.Delivered(NOW, Optional.of(NOW)));
        assertThat(platform.calls).containsExactly("publish");
    }

    @Test
    void elsewhere_the_restart_is_asked_for() {
        platform.restartsOnPublish = false;

        assertThat(deliver(false, Optional.empty())).isEqualTo(new Outcome.Delivered(NOW, Optional.of(NOW)));
        assertThat(platform.calls).containsExactly("publish", "restart");
    }

    @Test
    void in_doubt_the_app_is_read_and_nothing_is_published_twice() {
        platform.variables.putAll(CONF);

        assertThat(deliver(true, Optional.empty())).isInstanceOf(Outcome.Delivered.class);
        assertThat(platform.calls).containsExactly("read");
    }

    @Test
    void in_doubt_what_is_missing_is_published() {
        platform.variables.put("SCALINGO_VPNC_CONF", "an older one");

        assertThat(deliver(true, Optional.empty())).isInstanceOf(Outcome.Delivered.class);
        assertThat(platform.calls).containsExactly("read", "publish");
    }

    @Test
    void when_only_the_restart_failed_only_the_restart_is_repeated() {
        platform.restartsOnPublish = false;
        platform.onRestart = Optional.of(PlatformFailure.Unavailable.failed(500));
        Outcome first = deliver(false, Optional.empty());

        assertThat(first)
                .isEqualTo(new Outcome.Failed("the platform failed (500)", false, Optional.empty(), Optional.of(NOW)));

        platform.onRestart = Optional.empty();
        platform.calls.clear();
        assertThat(deliver(false, Optional.of(NOW))).isEqualTo(new Outcome.Delivered(NOW, Optional.of(NOW)));
        assertThat(platform.calls).containsExactly("restart");
    }

    @Test
    void a_cut_line_leaves_a_doubt() {
        platform.onPublish =
                Optional.of(PlatformFailure.Unavailable.noAnswer("cut the connection", new IOException("reset")));

        assertThat(deliver(false, Optional.empty()))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.unclear()).isTrue());
    }

    @Test
    void a_doubt_outlives_a_failure_that_says_nothing_about_it() {
        platform.onRead = Optional.of(new PlatformFailure.RateLimited(Duration.ofSeconds(9)));

        assertThat(deliver(true, Optional.empty()))
                .isEqualTo(new Outcome.Failed(
                        "the platform asked us to slow down (429)",
                        true,
                        Optional.of(Duration.ofSeconds(9)),
                        Optional.empty()));
    }

    @Test
    void a_platform_that_was_not_reached_leaves_no_doubt() {
        platform.onPublish = Optional.of(PlatformFailure.Unavailable.notReached(new IOException("refused")));

        assertThat(deliver(false, Optional.empty()))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.unclear()).isFalse());
    }

    @Test
    void a_refusal_is_hopeless() {
        platform.onPublish = Optional.of(new PlatformFailure.Refused(422));

        assertThat(deliver(false, Optional.empty()))
                .isEqualTo(new Outcome.Hopeless("the platform refused the change (422)", false));
    }

    @Test
    void an_adapter_that_cannot_be_had_is_a_failure_like_its_own() {
        Outcome outcome = courier.deliver(parcel(false, Optional.empty()), name -> {
            throw new PlatformFailure.CredentialsRefused(401);
        });

        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
    }

    @Test
    void what_the_app_has_kept_is_left_alone() {
        platform.variables.putAll(CONF);

        assertThat(look()).isEqualTo(new Outcome.Kept());
        assertThat(platform.calls).containsExactly("read");
    }

    @Test
    void what_the_app_has_lost_is_published_again() {
        platform.variables.put("SCALINGO_VPNC_CONF", "somebody else's");

        assertThat(look()).isEqualTo(new Outcome.Delivered(NOW, Optional.of(NOW)));
        assertThat(platform.calls).containsExactly("read", "publish");
    }

    @Test
    void a_parcel_does_not_print_the_config() {
        assertThat(parcel(false, Optional.empty()).toString()).doesNotContain("gateway");
    }

    private Outcome deliver(boolean inDoubt, Optional<Instant> publishedAt) {
        return courier.deliver(parcel(inDoubt, publishedAt), name -> platform);
    }

    private Outcome look() {
        return courier.deliver(
                new Parcel(
                        new ResourceId("vpn-a"),
                        1,
                        PlatformName.SCALINGO,
                        new AppId("app@x"),
                        CONF,
                        false,
                        Optional.empty(),
                        true),
                name -> platform);
    }

    private static Parcel parcel(boolean inDoubt, Optional<Instant> publishedAt) {
        return new Parcel(
                new ResourceId("vpn-a"),
                1,
                PlatformName.SCALINGO,
                new AppId("app@x"),
                CONF,
                inDoubt,
                publishedAt,
                false);
    }
}
