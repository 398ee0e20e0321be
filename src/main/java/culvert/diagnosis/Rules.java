package culvert.diagnosis;

import static culvert.diagnosis.Certainty.CERTAIN;
import static culvert.diagnosis.Certainty.LIKELY;
import static culvert.diagnosis.Certainty.POSSIBLE;

import culvert.diagnosis.Rule.Match;
import culvert.vpnc.Directive;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All rules. Of those that hold, the most certain counts first, then the one that stands first here. */
final class Rules {

    static final List<Rule> ALL = List.of(
            // What the container lacks.
            new Rule(Cause.NO_NET_ADMIN, CERTAIN, "failed: `no-net-admin`", c -> c.fails("no-net-admin")),
            new Rule(
                    Cause.NO_NET_ADMIN,
                    CERTAIN,
                    "failed: `no-interface`, and vpnc said \"Operation not permitted\"",
                    c -> c.fails("no-interface").filter(signal -> signal.line().contains("not permitted"))),
            new Rule(
                    Cause.NO_TUN_DEVICE,
                    CERTAIN,
                    "failed: `no-tun-device` or `no-interface`",
                    c -> c.fails("no-tun-device", "no-interface")),
            new Rule(Cause.NOT_ROOT, CERTAIN, "failed: `not-root`", c -> c.fails("not-root")),
            new Rule(
                    Cause.NOT_INSTALLED,
                    CERTAIN,
                    "failed: `not-installed` or `not-runnable`",
                    c -> c.fails("not-installed", "not-runnable")),
            new Rule(Cause.CONFIG_INCOMPLETE, CERTAIN, "failed: `incomplete`", c -> c.fails("incomplete")),
            new Rule(Cause.SECOND_VPNC, CERTAIN, "failed: `port-taken`", c -> c.fails("port-taken")),
            new Rule(
                    Cause.APP_ENDS,
                    CERTAIN,
                    "three starts within 15 minutes, and the app stopped in between",
                    Case::appEndsAgainAndAgain),

            // The way to the gateway.
            new Rule(Cause.GATEWAY_NAME, CERTAIN, "failed: `name-not-found`", c -> c.fails("name-not-found")),
            new Rule(
                    Cause.NO_ROUTE,
                    CERTAIN,
                    "failed: `no-route`, and this version never connected",
                    c -> c.failsFromTheFirst("no-route")),
            new Rule(
                    Cause.NO_ANSWER,
                    CERTAIN,
                    "failed: `no-answer`, and this version never connected",
                    c -> c.failsFromTheFirst("no-answer")),
            new Rule(
                    Cause.PORT_CLOSED,
                    CERTAIN,
                    "failed: `connection-refused`, and this version never connected",
                    c -> c.failsFromTheFirst("connection-refused")),
            new Rule(Cause.UDP_4500_BLOCKED, CERTAIN, "failed: `answer-stopped`", c -> c.fails("answer-stopped")),

            // What the gateway refuses.
            new Rule(
                    Cause.CERTIFICATE_MODE,
                    CERTAIN,
                    "failed in the handshake, and the config says IKE Authmode cert or hybrid",
                    c -> c.fails("group-or-proposal-refused", "group-secret-refused", "unknown", "answer-stopped")
                            .filter(signal -> c.config().has(Directive.IKE_AUTHMODE, "cert", "hybrid"))),
            new Rule(
                    Cause.REAUTHENTICATION_FAILED,
                    CERTAIN,
                    "failed: `group-secret-refused`, `credentials-refused` or `password-asked-for`, although this version"
                            + " had connected",
                    c -> c.failsNow("group-secret-refused", "credentials-refused", "password-asked-for")),
            new Rule(
                    Cause.GROUP_SECRET,
                    CERTAIN,
                    "failed: `group-secret-refused`, and this version never connected",
                    c -> c.failsFromTheFirst("group-secret-refused")),
            new Rule(
                    Cause.DH_GROUP,
                    CERTAIN,
                    "failed: `group-or-proposal-refused`, and the gateway took another group when it was tried",
                    c -> c.fails("group-or-proposal-refused").filter(signal -> c.takesOtherGroup())),
            new Rule(
                    Cause.GROUP_NAME,
                    CERTAIN,
                    "failed: `group-or-proposal-refused`, and only IPSec ID differs from the version that connected",
                    c -> c.fails("group-or-proposal-refused").filter(signal -> c.onlyChanged(Directive.IPSEC_ID))),
            new Rule(
                    Cause.DH_GROUP,
                    CERTAIN,
                    "failed: `group-or-proposal-refused`, and only IKE DH Group differs from the version that connected",
                    c -> c.fails("group-or-proposal-refused").filter(signal -> c.onlyChanged(Directive.IKE_DH_GROUP))),
            new Rule(
                    Cause.GROUP_NAME,
                    LIKELY,
                    "failed: `group-or-proposal-refused`",
                    c -> c.fails("group-or-proposal-refused")),
            new Rule(
                    Cause.DH_GROUP,
                    LIKELY,
                    "failed: `group-or-proposal-refused`, and not every other group was refused as well",
                    c -> c.fails("group-or-proposal-refused").filter(signal -> !c.refusesEveryGroup())),
            new Rule(
                    Cause.PHASE_1_PROPOSAL,
                    LIKELY,
                    "failed: `group-or-proposal-refused`",
                    c -> c.fails("group-or-proposal-refused")),
            new Rule(
                    Cause.ONE_TIME_PASSWORD,
                    CERTAIN,
                    "failed: `password-asked-for`, or vpnc said \"can't reuse password\"",
                    c -> c.fails("password-asked-for", "credentials-refused")
                            .filter(signal -> signal.cause().equals("password-asked-for")
                                    || signal.line().contains("reuse password"))),
            new Rule(
                    Cause.PASSWORD,
                    CERTAIN,
                    "failed: `credentials-refused`, and only Xauth password differs from the version that connected",
                    c -> c.fails("credentials-refused").filter(signal -> c.onlyChanged(Directive.XAUTH_PASSWORD))),
            new Rule(Cause.PASSWORD, LIKELY, "failed: `credentials-refused`", c -> c.fails("credentials-refused")),
            new Rule(
                    Cause.ONE_TIME_PASSWORD,
                    LIKELY,
                    "failed: `credentials-refused`",
                    c -> c.fails("credentials-refused")),
            new Rule(
                    Cause.ACCOUNT_LOCKED, LIKELY, "failed: `credentials-refused`", c -> c.fails("credentials-refused")),
            new Rule(Cause.WEAK_CIPHER, CERTAIN, "failed: `weak-cipher`", c -> c.fails("weak-cipher")),
            new Rule(
                    Cause.FORWARD_SECRECY,
                    CERTAIN,
                    "failed: `proposal-refused`, and only Perfect Forward Secrecy differs from the version that connected",
                    c -> c.fails("proposal-refused")
                            .filter(signal -> c.onlyChanged(Directive.PERFECT_FORWARD_SECRECY))),
            new Rule(
                    Cause.FORWARD_SECRECY,
                    LIKELY,
                    "failed: `proposal-refused`, and the config says Perfect Forward Secrecy",
                    c -> c.fails("proposal-refused")
                            .filter(signal -> c.config()
                                    .value(Directive.PERFECT_FORWARD_SECRECY)
                                    .isPresent())),
            new Rule(Cause.PHASE_2_PROPOSAL, LIKELY, "failed: `proposal-refused`", c -> c.fails("proposal-refused")),
            new Rule(Cause.FORWARD_SECRECY, LIKELY, "failed: `proposal-refused`", c -> c.fails("proposal-refused")),

            // Up, and yet of no use.
            new Rule(
                    Cause.OVERLAPPING_NETWORKS,
                    CERTAIN,
                    "impaired: `networks-overlap`",
                    c -> c.impaired("networks-overlap")),
            new Rule(
                    Cause.ESP_BLOCKED,
                    CERTAIN,
                    "impaired: `nothing-comes-back`, although the probe was answered in an earlier connection",
                    c -> c.impaired("nothing-comes-back").filter(signal -> c.wasProbed())),
            new Rule(Cause.DNS_NOT_FORWARDED, CERTAIN, "impaired: `dns-unanswered`", c -> c.impaired("dns-unanswered")),
            new Rule(
                    Cause.SERVICE_PORT,
                    CERTAIN,
                    "impaired: `port-refused` or `port-unanswered`",
                    c -> c.impaired("port-refused", "port-unanswered")),
            new Rule(
                    Cause.NO_NETWORKS,
                    CERTAIN,
                    "connected without networks",
                    c -> c.newest()
                            .filter(signal ->
                                    c.isUp() && c.container().networks().isEmpty())),
            new Rule(Cause.MTU, CERTAIN, "impaired: `large-packets-lost`", c -> c.impaired("large-packets-lost")),
            new Rule(
                    Cause.ESP_BLOCKED, LIKELY, "impaired: `nothing-comes-back`", c -> c.impaired("nothing-comes-back")),
            new Rule(
                    Cause.PROBE_UNANSWERED,
                    LIKELY,
                    "impaired: `nothing-comes-back` or `probe-unanswered`",
                    c -> c.impaired("nothing-comes-back", "probe-unanswered")),

            // Was up, and was cut.
            new Rule(
                    Cause.VPNC_KILLED,
                    CERTAIN,
                    "cut by `killed` or `ended-from-outside`",
                    c -> c.cut()
                            .filter(cut -> cut.endedBy("killed", "ended-from-outside"))
                            .map(Cut::end)),
            new Rule(
                    Cause.VPNC_KILLED,
                    CERTAIN,
                    "failed: `killed` or `ended-from-outside`",
                    c -> c.fails("killed", "ended-from-outside")),
            new Rule(
                    Cause.IDLE_CLOSE,
                    CERTAIN,
                    "cut regularly, and no probe was ever answered",
                    c -> c.cutRegularly().filter(signal -> !c.wasProbed())),
            new Rule(
                    Cause.SESSION_LIMIT,
                    CERTAIN,
                    "cut regularly: three times after equal times, or more often after nearly equal ones",
                    Case::cutRegularly),
            new Rule(
                    Cause.GATEWAY_RESTARTED,
                    CERTAIN,
                    "cut by `connection-refused`, or dials after the cut refused as by a service that is not loaded yet",
                    c -> c.cut()
                            .filter(cut -> cut.endedBy("connection-refused")
                                    || cut.refusedBy("connection-refused")
                                    || (cut.back() && cut.refusedBy("group-or-proposal-refused")))
                            .map(Cut::end)),
            new Rule(
                    Cause.GATEWAY_RESTARTED,
                    LIKELY,
                    "failed: `connection-refused`, although this version had connected",
                    c -> c.failsNow("connection-refused")),
            new Rule(
                    Cause.GATEWAY_VANISHED,
                    CERTAIN,
                    "cut by `gateway-vanished`, or dials after the cut got no answer",
                    c -> c.cut()
                            .filter(cut -> cut.endedBy("gateway-vanished") || cut.refusedBy("no-answer", "no-route"))
                            .map(Cut::end)),
            new Rule(
                    Cause.GATEWAY_VANISHED,
                    CERTAIN,
                    "failed: `no-answer` or `no-route`, although this version had connected",
                    c -> c.failsNow("no-answer", "no-route")),
            new Rule(
                    Cause.CLOSED_BY_GATEWAY,
                    CERTAIN,
                    "cut by `closed-by-gateway`, and connected again",
                    c -> c.cut()
                            .filter(cut -> cut.endedBy("closed-by-gateway") && cut.back())
                            .map(Cut::end)),
            new Rule(
                    Cause.KEYS_DROPPED,
                    LIKELY,
                    "cut by `carries-nothing`, `no-answer` or `ended`, and connected again at once",
                    Rules::cutForNoVisibleReason),
            new Rule(
                    Cause.CLOSED_BY_GATEWAY,
                    LIKELY,
                    "cut by `carries-nothing`, `no-answer` or `ended`, and connected again at once",
                    Rules::cutForNoVisibleReason),
            new Rule(
                    Cause.PATH_INTERRUPTED,
                    LIKELY,
                    "cut by `carries-nothing`, `no-answer` or `ended`, and connected again at once",
                    Rules::cutForNoVisibleReason),

            // Nothing known fits.
            new Rule(Cause.INTEROPERABILITY, POSSIBLE, "failed: anything else", Case::fails),
            new Rule(Cause.PHASE_1_PROPOSAL, POSSIBLE, "failed: anything else", Case::fails));

    private Rules() {}

    /** The rules that hold, the one that counts first in front; each cause once. */
    static List<Match> thatHold(Case of) {
        Set<Cause> known = EnumSet.noneOf(Cause.class);
        return ALL.stream()
                .flatMap(rule -> rule.match(of).stream())
                .sorted(Comparator.comparing(Match::certainty))
                .filter(match -> known.add(match.cause()))
                .toList();
    }

    private static Optional<Signal> cutForNoVisibleReason(Case of) {
        return of.cut()
                .filter(cut -> cut.endedBy("carries-nothing", "no-answer", "ended")
                        && cut.back()
                        && cut.refusals().isEmpty())
                .map(Cut::end);
    }
}
