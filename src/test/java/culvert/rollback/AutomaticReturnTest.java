package culvert.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import culvert.tunnels.Phase;
import culvert.tunnels.TunnelRun;
import culvert.tunnels.TunnelRun.Link;
import culvert.tunnels.TunnelRun.Trouble;
import culvert.vpnc.Directive;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AutomaticReturnTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Set<Directive> PASSWORD = EnumSet.of(Directive.XAUTH_PASSWORD);

    private boolean wanted = true;
    private boolean isReturn;
    private boolean previousConnected = true;
    private int version = 2;
    private Set<Directive> changed = PASSWORD;

    @Test
    void a_refusal_that_the_change_explains_is_a_reason_after_120_seconds() {
        TunnelRun refused = failed("credentials-refused", 0);

        assertThat(after(119, refused)).isEmpty();
        assertThat(after(120, refused)).contains("words of credentials-refused");
    }

    @Test
    void the_120_seconds_begin_with_the_first_container() {
        assertThat(after(120, failed("credentials-refused", 0), failed("credentials-refused", 100)))
                .isPresent();
    }

    @Test
    void one_container_that_came_up_is_enough_to_stay() {
        TunnelRun up = run(Phase.CONNECTED, Optional.empty(), 30, Optional.of(NOON.plusSeconds(40)));

        assertThat(after(600, failed("credentials-refused", 0), up)).isEmpty();
    }

    @Test
    void one_that_came_up_and_fails_since_is_not_the_fault_of_the_change() {
        TunnelRun lost =
                run(Phase.FAILED, Optional.of(trouble("credentials-refused")), 0, Optional.of(NOON.plusSeconds(5)));

        assertThat(after(600, lost)).isEmpty();
    }

    @Test
    void silence_is_no_reason() {
        assertThat(after(600)).isEmpty();
        assertThat(after(600, run(Phase.STARTING, Optional.empty(), 0, Optional.empty())))
                .isEmpty();
        assertThat(after(600, run(Phase.STOPPED, Optional.of(trouble("credentials-refused")), 0, Optional.empty())))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no-answer",
                "connection-refused",
                "no-route",
                "name-not-found",
                "port-taken",
                "no-interface",
                "killed",
                "unknown",
                "a-cause-of-tomorrow"
            })
    void a_failure_in_which_no_gateway_answered_is_no_reason(String cause) {
        changed = EnumSet.allOf(Directive.class);

        assertThat(after(600, failed(cause, 0))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "group-secret-refused, IPSEC_SECRET, true",
        "group-secret-refused, XAUTH_PASSWORD, false",
        "credentials-refused, XAUTH_USERNAME, true",
        "credentials-refused, IKE_DH_GROUP, false",
        "proposal-refused, PERFECT_FORWARD_SECRECY, true",
        "proposal-refused, XAUTH_PASSWORD, false",
        "group-or-proposal-refused, IPSEC_ID, true",
        "weak-cipher, ENABLE_WEAK_ENCRYPTION, true",
        "credentials-refused, IPSEC_GATEWAY, true",
        "credentials-refused, INTERFACE_MTU, false",
    })
    void only_what_the_change_can_explain_is_a_reason(String cause, Directive directive, boolean reason) {
        changed = EnumSet.of(directive);

        assertThat(after(600, failed(cause, 0)).isPresent()).isEqualTo(reason);
    }

    @Test
    void a_version_before_that_never_connected_is_nothing_to_go_back_to() {
        previousConnected = false;

        assertThat(after(600, failed("credentials-refused", 0))).isEmpty();
    }

    @Test
    void the_first_version_stays() {
        version = 1;

        assertThat(after(600, failed("credentials-refused", 0))).isEmpty();
    }

    @Test
    void what_was_gone_back_to_is_never_left_by_itself() {
        isReturn = true;

        assertThat(after(600, failed("credentials-refused", 0))).isEmpty();
    }

    @Test
    void who_switched_it_off_is_left_alone() {
        wanted = false;

        assertThat(after(600, failed("credentials-refused", 0))).isEmpty();
    }

    private Optional<String> after(long seconds, TunnelRun... runs) {
        var story = new VersionStory(version, wanted, isReturn, previousConnected, changed, List.of(runs));
        return AutomaticReturn.reason(story, NOON.plusSeconds(seconds));
    }

    private TunnelRun failed(String cause, long startedAt) {
        return run(Phase.FAILED, Optional.of(trouble(cause)), startedAt, Optional.empty());
    }

    private static Trouble trouble(String cause) {
        return new Trouble(cause, "words of " + cause, "");
    }

    private TunnelRun run(Phase phase, Optional<Trouble> trouble, long startedAt, Optional<Instant> firstConnectedAt) {
        Instant started = NOON.plusSeconds(startedAt);
        return new TunnelRun(
                "vpn-a",
                UUID.randomUUID(),
                "web-1",
                version,
                phase,
                started,
                3,
                started,
                started,
                started,
                firstConnectedAt,
                new Link("", "", List.of(), List.of()),
                trouble,
                30,
                1,
                Optional.empty());
    }
}
