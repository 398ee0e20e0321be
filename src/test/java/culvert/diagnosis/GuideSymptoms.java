package culvert.diagnosis;

import java.util.List;

/**
 * What a vendor's troubleshooting guide for VPN gateways lists, and what becomes of it where only the client end of an
 * IKEv1 tunnel is ours.
 */
final class GuideSymptoms {

    /**
     * One symptom.
     *
     * @param causes those that answer it; none when it does not concern a client tunnel
     * @param remark why not, or what else is to be known
     */
    record Symptom(String words, List<Cause> causes, String remark) {}

    static final List<Symptom> ALL = List.of(
            concerns("the tunnel falls when nothing is sent", Cause.IDLE_CLOSE),
            concerns("it wants a keep-alive or a ping every few seconds", Cause.IDLE_CLOSE),
            concerns("inactivity and instability, dead-peer detection", Cause.GATEWAY_VANISHED, Cause.PATH_INTERRUPTED),
            concerns("it falls every hour, or after another fixed time", Cause.SESSION_LIMIT, Cause.KEYS_DROPPED),
            concerns(
                    "phase 1 fails",
                    Cause.NO_ANSWER,
                    Cause.PORT_CLOSED,
                    Cause.UDP_4500_BLOCKED,
                    Cause.GROUP_NAME,
                    Cause.DH_GROUP,
                    Cause.PHASE_1_PROPOSAL,
                    Cause.GROUP_SECRET,
                    Cause.CERTIFICATE_MODE),
            concerns("address translation, a provider that blocks ports", Cause.UDP_4500_BLOCKED, Cause.NO_ANSWER),
            concerns("phase 2 fails", Cause.PHASE_2_PROPOSAL, Cause.FORWARD_SECRECY),
            concerns("protocol 50 (ESP) is blocked", Cause.ESP_BLOCKED),
            concerns("an access list in between", Cause.SERVICE_PORT, Cause.ESP_BLOCKED, Cause.DNS_NOT_FORWARDED),
            concerns("a ping to a host behind the tunnel fails", Cause.PROBE_UNANSWERED),
            concerns("a TCP connection to a service fails", Cause.SERVICE_PORT),
            concerns("a database behind the tunnel cannot be reached", Cause.SERVICE_PORT, Cause.NO_NETWORKS),
            concerns("names are not found, or only their public addresses", Cause.DNS_NOT_FORWARDED),
            concerns(
                    "networks on both sides overlap, or one was renumbered",
                    Cause.OVERLAPPING_NETWORKS,
                    Cause.NO_NETWORKS),
            concerns("large transfers hang", Cause.MTU),
            concerns("a renewed secret on one side only", Cause.REAUTHENTICATION_FAILED, Cause.GROUP_SECRET),
            concerns("the device restarts, or is closed on purpose", Cause.GATEWAY_RESTARTED, Cause.CLOSED_BY_GATEWAY),
            not("only the customer's side may begin", "the supervisor always begins, and begins again by itself"),
            not("one pair of security associations only", "vpnc negotiates exactly one pair"),
            not("two tunnels, asymmetric routing", "a container has one tunnel; its networks have one way"),
            not("which of two tunnels is preferred (AS path, local preference)", "there is no BGP in a client tunnel"),
            not("BGP sessions and prefixes", "there is no BGP in a client tunnel"),
            not(
                    "where a traceroute stops",
                    "needs a person on the other side; the probe tells whether anything answers"),
            not("a test from the far side needs a source within the routes", "concerns hosts behind the gateway"),
            not(
                    "allow the whole range of the platform",
                    "the gateway assigns each container an address of its own pool"),
            not(
                    "the private address of a front end is wanted",
                    "nothing in the app is reached through a client tunnel"),
            not(
                    "the lifetime of phase 1 has to be 28800 s",
                    "vpnc takes what the gateway proposes; see `session-limit`"),
            not(
                    "the provider should reset the tunnel",
                    "restarting the app does; the supervisor reconnects in any case"),
            not("a configuration file for the device", "the gateway is there already; the config is the client's"));

    private GuideSymptoms() {}

    private static Symptom concerns(String words, Cause... causes) {
        return new Symptom(words, List.of(causes), "");
    }

    private static Symptom not(String words, String remark) {
        return new Symptom(words, List.of(), remark);
    }
}
