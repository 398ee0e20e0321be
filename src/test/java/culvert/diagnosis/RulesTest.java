package culvert.diagnosis;

import static culvert.diagnosis.Story.healthy;
import static culvert.diagnosis.Story.started;
import static org.assertj.core.api.Assertions.assertThat;

import culvert.vpnc.Directive;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule, with the shortest story in which it decides. */
final class RulesTest {

    /** A story, and the cause and the signals of the rule that has to recognise it. */
    record Planted(Cause cause, String signals, Story story) {
        @Override
        public String toString() {
            return cause.id() + ": " + signals;
        }
    }

    @ParameterizedTest
    @MethodSource("planted")
    void a_rule_recognises_its_signals(Planted planted) {
        Rule rule = Rules.ALL.stream()
                .filter(each ->
                        each.cause() == planted.cause() && each.signals().equals(planted.signals()))
                .findFirst()
                .orElseThrow();

        assertThat(rule.match(planted.story().asCase())).isPresent();
        assertThat(planted.story().diagnosis().causes()).contains(planted.cause());
        if (rule.certainty() == Certainty.CERTAIN
                && planted.cause().lookalikes().isEmpty()) {
            assertThat(planted.story().diagnosis().causes()).containsExactly(planted.cause());
        }
    }

    @ParameterizedTest
    @MethodSource("planted")
    void a_healthy_tunnel_fulfils_no_rule(Planted planted) {
        assertThat(Rules.ALL.stream()
                        .filter(rule -> rule.cause() == planted.cause())
                        .filter(rule -> rule.match(healthy().asCase()).isPresent()))
                .isEmpty();
    }

    @Test
    void every_rule_has_a_story_here() {
        assertThat(planted().map(each -> each.cause() + each.signals()))
                .containsExactlyInAnyOrderElementsOf(Rules.ALL.stream()
                        .map(rule -> rule.cause() + rule.signals())
                        .toList());
    }

    @Test
    void every_cause_but_that_of_missing_reports_has_a_rule() {
        assertThat(Rules.ALL.stream().map(Rule::cause).distinct())
                .containsExactlyInAnyOrderElementsOf(Stream.of(Cause.values())
                        .filter(cause -> cause != Cause.REPORTS_MISSING)
                        .toList());
    }

    static Stream<Planted> planted() {
        return Stream.of(lacking(), ways(), refusals(), impaired(), cuts()).flatMap(List::stream);
    }

    private static List<Planted> lacking() {
        return List.of(
                new Planted(
                        Cause.NO_NET_ADMIN, "failed: `no-net-admin`", started().fails("no-net-admin")),
                new Planted(
                        Cause.NO_NET_ADMIN,
                        "failed: `no-interface`, and vpnc said \"Operation not permitted\"",
                        started()
                                .fails(
                                        "no-interface",
                                        "vpnc: cant initialise tunnel interface: Operation not permitted")),
                new Planted(
                        Cause.NO_TUN_DEVICE,
                        "failed: `no-tun-device` or `no-interface`",
                        started().fails("no-tun-device")),
                new Planted(Cause.NOT_ROOT, "failed: `not-root`", started().fails("not-root")),
                new Planted(
                        Cause.NOT_INSTALLED,
                        "failed: `not-installed` or `not-runnable`",
                        started().fails("not-runnable")),
                new Planted(
                        Cause.CONFIG_INCOMPLETE,
                        "failed: `incomplete`",
                        started().fails("incomplete")),
                new Planted(Cause.SECOND_VPNC, "failed: `port-taken`", started().fails("port-taken")),
                new Planted(
                        Cause.APP_ENDS,
                        "three starts within 15 minutes, and the app stopped in between",
                        started()
                                .connects()
                                .stops()
                                .starts()
                                .connects()
                                .stops()
                                .starts()
                                .connects()));
    }

    private static List<Planted> ways() {
        return List.of(
                new Planted(
                        Cause.GATEWAY_NAME,
                        "failed: `name-not-found`",
                        started().fails("name-not-found")),
                new Planted(
                        Cause.NO_ROUTE,
                        "failed: `no-route`, and this version never connected",
                        started().fails("no-route")),
                new Planted(
                        Cause.NO_ANSWER,
                        "failed: `no-answer`, and this version never connected",
                        started().fails("no-answer")),
                new Planted(
                        Cause.PORT_CLOSED,
                        "failed: `connection-refused`, and this version never connected",
                        started().fails("connection-refused")),
                new Planted(
                        Cause.UDP_4500_BLOCKED,
                        "failed: `answer-stopped`",
                        started().fails("answer-stopped")));
    }

    private static List<Planted> refusals() {
        String phase1 = "failed: `group-or-proposal-refused`";
        String user = "failed: `credentials-refused`";
        String phase2 = "failed: `proposal-refused`";
        return List.of(
                new Planted(
                        Cause.CERTIFICATE_MODE,
                        "failed in the handshake, and the config says IKE Authmode cert or hybrid",
                        started().withConfig(Directive.IKE_AUTHMODE, "cert").fails("group-or-proposal-refused")),
                new Planted(
                        Cause.REAUTHENTICATION_FAILED,
                        "failed: `group-secret-refused`, `credentials-refused` or `password-asked-for`, although this"
                                + " version had connected",
                        healthy().loses("closed-by-gateway").fails("credentials-refused")),
                new Planted(
                        Cause.GROUP_SECRET,
                        "failed: `group-secret-refused`, and this version never connected",
                        started().fails("group-secret-refused")),
                new Planted(
                        Cause.DH_GROUP,
                        phase1 + ", and the gateway took another group when it was tried",
                        started().fails("group-or-proposal-refused").tries("dh14", true)),
                new Planted(
                        Cause.GROUP_NAME,
                        phase1 + ", and only IPSec ID differs from the version that connected",
                        started().withNewVersion(Directive.IPSEC_ID).fails("group-or-proposal-refused")),
                new Planted(
                        Cause.DH_GROUP,
                        phase1 + ", and only IKE DH Group differs from the version that connected",
                        started().withNewVersion(Directive.IKE_DH_GROUP).fails("group-or-proposal-refused")),
                new Planted(Cause.GROUP_NAME, phase1, started().fails("group-or-proposal-refused")),
                new Planted(
                        Cause.DH_GROUP,
                        phase1 + ", and not every other group was refused as well",
                        started().fails("group-or-proposal-refused").tries("dh14", false)),
                new Planted(Cause.PHASE_1_PROPOSAL, phase1, started().fails("group-or-proposal-refused")),
                new Planted(
                        Cause.ONE_TIME_PASSWORD,
                        "failed: `password-asked-for`, or vpnc said \"can't reuse password\"",
                        started().fails("credentials-refused", "vpnc: noninteractive can't reuse password")),
                new Planted(
                        Cause.PASSWORD,
                        user + ", and only Xauth password differs from the version that connected",
                        started().withNewVersion(Directive.XAUTH_PASSWORD).fails("credentials-refused")),
                new Planted(Cause.PASSWORD, user, started().fails("credentials-refused")),
                new Planted(Cause.ONE_TIME_PASSWORD, user, started().fails("credentials-refused")),
                new Planted(Cause.ACCOUNT_LOCKED, user, started().fails("credentials-refused")),
                new Planted(
                        Cause.WEAK_CIPHER, "failed: `weak-cipher`", started().fails("weak-cipher")),
                new Planted(
                        Cause.FORWARD_SECRECY,
                        phase2 + ", and only Perfect Forward Secrecy differs from the version that connected",
                        started()
                                .withNewVersion(Directive.PERFECT_FORWARD_SECRECY)
                                .fails("proposal-refused")),
                new Planted(
                        Cause.FORWARD_SECRECY,
                        phase2 + ", and the config says Perfect Forward Secrecy",
                        started()
                                .withConfig(Directive.PERFECT_FORWARD_SECRECY, "dh14")
                                .fails("proposal-refused")),
                new Planted(Cause.PHASE_2_PROPOSAL, phase2, started().fails("proposal-refused")),
                new Planted(Cause.FORWARD_SECRECY, phase2, started().fails("proposal-refused")),
                new Planted(
                        Cause.INTEROPERABILITY,
                        "failed: anything else",
                        started().fails("unknown")),
                new Planted(
                        Cause.PHASE_1_PROPOSAL,
                        "failed: anything else",
                        started().fails("unknown")));
    }

    private static List<Planted> impaired() {
        String nothing = "impaired: `nothing-comes-back`";
        return List.of(
                new Planted(
                        Cause.OVERLAPPING_NETWORKS,
                        "impaired: `networks-overlap`",
                        started().connects().isImpaired("networks-overlap")),
                new Planted(
                        Cause.ESP_BLOCKED,
                        nothing + ", although the probe was answered in an earlier connection",
                        started().connects().loses("carries-nothing").connects().isImpaired("nothing-comes-back")),
                new Planted(
                        Cause.DNS_NOT_FORWARDED,
                        "impaired: `dns-unanswered`",
                        started().connects().isImpaired("dns-unanswered")),
                new Planted(
                        Cause.SERVICE_PORT,
                        "impaired: `port-refused` or `port-unanswered`",
                        started().connects().isImpaired("port-refused")),
                new Planted(
                        Cause.NO_NETWORKS,
                        "connected without networks",
                        started().withNetworks().connects()),
                new Planted(
                        Cause.MTU,
                        "impaired: `large-packets-lost`",
                        started().connects().isImpaired("large-packets-lost")),
                new Planted(Cause.ESP_BLOCKED, nothing, started().connects().isImpaired("nothing-comes-back")),
                new Planted(
                        Cause.PROBE_UNANSWERED,
                        "impaired: `nothing-comes-back` or `probe-unanswered`",
                        started().connects().isImpaired("probe-unanswered")));
    }

    private static List<Planted> cuts() {
        String noReason = "cut by `carries-nothing`, `no-answer` or `ended`, and connected again at once";
        return List.of(
                new Planted(
                        Cause.VPNC_KILLED,
                        "cut by `killed` or `ended-from-outside`",
                        healthy().loses("killed").connects()),
                new Planted(
                        Cause.VPNC_KILLED,
                        "failed: `killed` or `ended-from-outside`",
                        started().fails("killed")),
                new Planted(
                        Cause.IDLE_CLOSE,
                        "cut regularly, and no probe was ever answered",
                        started()
                                .connects()
                                .after(Duration.ofMinutes(5))
                                .loses("closed-by-gateway")
                                .connects()
                                .after(Duration.ofMinutes(5))
                                .loses("closed-by-gateway")
                                .connects()
                                .after(Duration.ofMinutes(5))
                                .loses("closed-by-gateway")
                                .connects()),
                new Planted(
                        Cause.SESSION_LIMIT,
                        "cut regularly: three times after equal times, or more often after nearly equal ones",
                        started()
                                .connects()
                                .probed()
                                .after(Duration.ofHours(1))
                                .loses("closed-by-gateway")
                                .connects()
                                .after(Duration.ofHours(1))
                                .loses("closed-by-gateway")
                                .connects()
                                .after(Duration.ofHours(1))
                                .loses("closed-by-gateway")
                                .connects()),
                new Planted(
                        Cause.GATEWAY_RESTARTED,
                        "cut by `connection-refused`, or dials after the cut refused as by a service that is not loaded yet",
                        healthy()
                                .loses("closed-by-gateway")
                                .fails("connection-refused")
                                .connects()),
                new Planted(
                        Cause.GATEWAY_RESTARTED,
                        "failed: `connection-refused`, although this version had connected",
                        healthy().stops().after(Duration.ofHours(2)).starts().fails("connection-refused")),
                new Planted(
                        Cause.GATEWAY_VANISHED,
                        "cut by `gateway-vanished`, or dials after the cut got no answer",
                        healthy().loses("gateway-vanished").connects()),
                new Planted(
                        Cause.GATEWAY_VANISHED,
                        "failed: `no-answer` or `no-route`, although this version had connected",
                        healthy().loses("carries-nothing").fails("no-answer")),
                new Planted(
                        Cause.CLOSED_BY_GATEWAY,
                        "cut by `closed-by-gateway`, and connected again",
                        healthy().loses("closed-by-gateway").connects()),
                new Planted(
                        Cause.KEYS_DROPPED,
                        noReason,
                        healthy().loses("carries-nothing").connects()),
                new Planted(
                        Cause.CLOSED_BY_GATEWAY,
                        noReason,
                        healthy().loses("carries-nothing").connects()),
                new Planted(
                        Cause.PATH_INTERRUPTED,
                        noReason,
                        healthy().loses("carries-nothing").connects()));
    }
}
