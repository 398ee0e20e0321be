package culvert.delivery;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.http.Fault;
import culvert.jobs.JobQueue;
import culvert.resources.AppId;
import culvert.resources.Author;
import culvert.resources.Order;
import culvert.resources.PlatformName;
import culvert.resources.ResourceId;
import culvert.resources.ResourceService;
import culvert.resources.Saved;
import culvert.testsupport.PostgresForTests;
import culvert.testsupport.ScalingoForTests;
import culvert.testsupport.SettableClock;
import culvert.vpnc.Reading;
import culvert.vpnc.VpncConfig;
import culvert.vpnc.VpncReader;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From a saved config to the platform: a real database, the real job, a stub that speaks the platform's wire form. */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
@WithTestResource(ScalingoForTests.class)
@SuppressWarnings("NullAway.Init")
final class DeliveryTest {

    @Inject
    ResourceService resources;

    @Inject
    DeliveryService deliveries;

    @Inject
    AppVariables variables;

    @Inject
    JobQueue jobs;

    @Inject
    SettableClock clock;

    @ConfigProperty(name = "CULVERT_SCALINGO_API_URL")
    URI address;

    private AppOnStub app;
    private ResourceId resource;

    @BeforeEach
    void order() {
        app = new AppOnStub(address);
        app.works();
        resource = order(app);
    }

    private ResourceId order(AppOnStub on) {
        return resources
                .provision(new Order(PlatformName.SCALINGO, Optional.empty(), new AppId(on.id()), "vpn-ipsec-standard"))
                .resource()
                .id();
    }

    @AfterEach
    void backToRealTime() {
        resources.deprovision(resource);
        clock.reset();
    }

    @Test
    void a_saved_config_reaches_the_platform_within_a_second() {
        save("gw.example.com");

        await().atMost(Duration.ofSeconds(1)).until(() -> app.published().size() == 1);

        Delivery delivery = awaitState(DeliveryState.PUBLISHED);
        assertThat(app.published()).containsExactly(conf("gw.example.com").render());
        assertThat(delivery.version()).isEqualTo(1);
        assertThat(delivery.attempts()).isEqualTo(1);
        assertThat(delivery.publishedAt()).isPresent();
        assertThat(delivery.restartedAt()).isPresent();
        assertThat(delivery.lastFailure()).isEmpty();
    }

    @Test
    void the_newest_of_many_versions_wins_and_no_older_one_follows_it() {
        app.answers(okJson(app.json()).withFixedDelay(200));
        for (int i = 1; i <= 20; i++) {
            save("gw" + i + ".example.com");
        }

        awaitState(DeliveryState.PUBLISHED);

        assertThat(app.published()).endsWith(conf("gw20.example.com").render()).hasSizeLessThan(20);
        assertThat(gatewayNumbers()).isSorted().doesNotHaveDuplicates();
        assertThat(deliveries.newestFirst(resource, 20))
                .extracting(Delivery::state)
                .containsOnly(DeliveryState.PUBLISHED, DeliveryState.SUPERSEDED);
    }

    @Test
    void a_failing_platform_is_tried_again_until_it_works() {
        app.answers(aResponse().withStatus(500));
        save("gw.example.com");
        Delivery failed = awaitAttempts(1);
        assertThat(failed.state()).isEqualTo(DeliveryState.WAITING);
        assertThat(failed.lastFailure()).contains("the platform failed (500)");
        assertThat(failed.nextAttemptAt()).isPresent();

        app.works();
        advance(Duration.ofSeconds(2));

        assertThat(awaitState(DeliveryState.PUBLISHED).attempts()).isEqualTo(2);
    }

    @Test
    void the_wish_to_slow_down_is_obeyed() {
        app.answers(aResponse().withStatus(429).withHeader("Retry-After", "600").withBody("Retry later"));
        save("gw.example.com");

        Delivery slowed = awaitAttempts(1);

        assertThat(slowed.nextAttemptAt().orElseThrow())
                .isAfter(clock.instant().plusSeconds(590))
                .isBefore(clock.instant().plusSeconds(601));
        app.works();
        save("newer.example.com");
        advance(Duration.ofSeconds(590));
        assertThat(app.published()).isEmpty();
        advance(Duration.ofSeconds(11));
        awaitState(DeliveryState.PUBLISHED);
    }

    @Test
    void after_a_cut_line_what_arrived_is_not_published_twice() {
        app.answers(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        save("gw.example.com");
        assertThat(awaitAttempts(1).lastFailure()).contains("the platform cut the connection");

        app.works();
        app.has(variables.of(resource, 1, conf("gw.example.com").render()));
        advance(Duration.ofSeconds(2));

        awaitState(DeliveryState.PUBLISHED);
        assertThat(app.published()).isEmpty();
    }

    @Test
    void after_a_cut_line_what_did_not_arrive_is_published() {
        app.answers(aResponse().withFault(Fault.EMPTY_RESPONSE));
        save("gw.example.com");
        awaitAttempts(1);

        app.works();
        advance(Duration.ofSeconds(2));

        awaitState(DeliveryState.PUBLISHED);
        assertThat(app.published()).containsExactly(conf("gw.example.com").render());
    }

    @Test
    void a_platform_that_is_away_for_three_days_gets_the_config_when_it_is_back() {
        app.answers(aResponse().withStatus(503));
        save("gw.example.com");
        for (int day = 1; day <= 3; day++) {
            int attempts = awaitAttempts(day).attempts();
            assertThat(attempts).isEqualTo(day);
            advance(Duration.ofDays(1));
        }
        awaitAttempts(4);

        app.works();
        advance(Duration.ofMinutes(6));

        awaitState(DeliveryState.PUBLISHED);
    }

    @Test
    void after_seven_days_it_is_given_up_visibly_and_can_be_asked_for_again() {
        app.answers(aResponse().withStatus(404));
        save("gw.example.com");
        awaitAttempts(1);

        advance(Duration.ofDays(7));
        Delivery givenUp = awaitState(DeliveryState.GIVEN_UP);
        assertThat(givenUp.lastFailure()).contains("the platform does not know this app (404)");

        app.works();
        deliveries.tryAgain(resource);
        awaitState(DeliveryState.PUBLISHED);
    }

    @Test
    void a_refusal_is_given_up_at_once_and_publishing_the_same_text_asks_again() {
        app.answers(aResponse().withStatus(422));
        save("gw.example.com");
        assertThat(awaitState(DeliveryState.GIVEN_UP).lastFailure()).contains("the platform refused the change (422)");

        app.works();
        assertThat(save("gw.example.com")).isEqualTo(new Saved.Unchanged(1));
        awaitState(DeliveryState.PUBLISHED);
    }

    @Test
    void refused_credentials_are_tried_again_because_an_operator_can_mend_them() {
        app.answers(aResponse().withStatus(401));
        save("gw.example.com");

        assertThat(awaitAttempts(1).state()).isEqualTo(DeliveryState.WAITING);
    }

    @Test
    void a_suspended_resource_holds_its_delivery_and_resuming_delivers_the_newest() {
        app.answers(aResponse().withStatus(500));
        save("old.example.com");
        awaitAttempts(1);
        save("new.example.com");
        awaitAttempts(1);

        resources.suspend(resource);
        app.works();
        advance(Duration.ofHours(1));
        assertThat(newest().state()).isEqualTo(DeliveryState.HELD);
        assertThat(app.published()).isEmpty();

        resources.resume(resource);
        awaitState(DeliveryState.PUBLISHED);
        assertThat(app.published()).containsExactly(conf("new.example.com").render());
    }

    @Test
    void deprovisioning_cancels_what_waits() {
        app.answers(aResponse().withStatus(500));
        save("gw.example.com");
        awaitAttempts(1);

        resources.deprovision(resource);
        app.works();
        advance(Duration.ofHours(1));

        assertThat(newest().state()).isEqualTo(DeliveryState.CANCELLED);
        assertThat(app.published()).isEmpty();
        order();
    }

    @Test
    void a_save_on_a_stale_version_stores_nothing() {
        save("gw.example.com");

        Saved saved = resources.save(resource, conf("other.example.com"), Optional.of(0), new Author("test"));

        assertThat(saved).isEqualTo(new Saved.Stale(1));
        assertThat(resources.versions(resource, 10)).hasSize(1);
    }

    @Test
    void a_given_up_version_is_delivered_when_a_suspension_ends() {
        app.answers(aResponse().withStatus(422));
        save("gw.example.com");
        awaitState(DeliveryState.GIVEN_UP);

        resources.suspend(resource);
        app.works();
        resources.resume(resource);

        awaitState(DeliveryState.PUBLISHED);
    }

    @Test
    void publishing_the_same_text_again_repairs_what_somebody_else_changed() {
        save("gw.example.com");
        Instant first = awaitState(DeliveryState.PUBLISHED).publishedAt().orElseThrow();
        app.has(Map.of("SCALINGO_VPNC_CONF", "somebody else's"));

        assertThat(save("gw.example.com")).isEqualTo(new Saved.Unchanged(1));

        await().until(() -> app.published().size() == 2);
        await().until(() -> newest().nextAttemptAt().isEmpty());
        assertThat(newest().publishedAt())
                .hasValueSatisfying(again -> assertThat(again).isAfter(first));
    }

    @Test
    void publishing_the_same_text_again_leaves_an_app_alone_that_has_it() {
        save("gw.example.com");
        Delivery published = awaitState(DeliveryState.PUBLISHED);
        app.has(variables.of(resource, 1, conf("gw.example.com").render()));

        save("gw.example.com");

        await().until(() -> newest().nextAttemptAt().isEmpty());
        assertThat(app.published()).hasSize(1);
        assertThat(newest().publishedAt()).isEqualTo(published.publishedAt());
        assertThat(newest().attempts()).isEqualTo(1);
    }

    @Test
    void while_it_cannot_be_seen_whether_the_app_still_has_it_the_delivery_waits() {
        save("gw.example.com");
        awaitState(DeliveryState.PUBLISHED);
        app.isUnreadable(500);

        save("gw.example.com");
        assertThat(awaitState(DeliveryState.WAITING).lastFailure()).contains("the platform failed (500)");

        app.has(variables.of(resource, 1, conf("gw.example.com").render()));
        advance(Duration.ofSeconds(3));
        awaitState(DeliveryState.PUBLISHED);
        assertThat(app.published()).hasSize(1);
    }

    @Test
    void an_older_version_that_lands_after_a_newer_one_is_replaced_again() {
        app.answers(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        save("old.example.com");
        awaitAttempts(1);
        app.works();
        save("new.example.com");
        advance(Duration.ofSeconds(2));
        awaitState(DeliveryState.PUBLISHED);

        app.has(variables.of(resource, 1, conf("old.example.com").render()));
        advance(Duration.ofSeconds(61));

        await().until(() -> app.published().size() == 2);
        assertThat(app.published()).containsOnly(conf("new.example.com").render());
        await().until(() -> newest().nextAttemptAt().isEmpty());
    }

    @Test
    void apps_on_which_every_call_hangs_do_not_delay_the_others() {
        List<ResourceId> hanging = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            AppOnStub slow = new AppOnStub(address);
            slow.answers(okJson(slow.json()).withFixedDelay(3000));
            hanging.add(order(slow));
            resources.save(hanging.getLast(), conf("slow.example.com"), Optional.empty(), new Author("test"));
        }

        save("gw.example.com");

        // Behind even one of the others it would be three seconds.
        await().atMost(Duration.ofMillis(2500)).until(() -> app.published().size() == 1);
        hanging.forEach(resources::deprovision);
    }

    private Saved save(String gateway) {
        return resources.save(resource, conf(gateway), Optional.empty(), new Author("test"));
    }

    private static VpncConfig conf(String gateway) {
        String text = """
                IPSec gateway %s
                IPSec ID remote-team
                IPSec secret S3cretGroup
                Xauth username alice
                Xauth password Tr0ub4dor
                """.formatted(gateway);
        return ((Reading.Accepted) VpncReader.read(text.getBytes(StandardCharsets.UTF_8))).config();
    }

    private List<Integer> gatewayNumbers() {
        return app.published().stream()
                .map(text -> Integer.valueOf(text.replaceAll("(?s).*gateway gw(\\d+)\\..*", "$1")))
                .toList();
    }

    private Delivery newest() {
        return deliveries.newest(resource).orElseThrow();
    }

    private Delivery awaitState(DeliveryState state) {
        return await().until(this::newest, delivery -> delivery.state() == state);
    }

    private Delivery awaitAttempts(int attempts) {
        return await().until(
                        this::newest,
                        delivery -> delivery.attempts() >= attempts
                                && delivery.lastFailure().isPresent());
    }

    private void advance(Duration duration) {
        clock.advance(duration);
        jobs.wake();
    }
}
