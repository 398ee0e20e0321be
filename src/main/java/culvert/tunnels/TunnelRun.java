package culvert.tunnels;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * One start of a supervisor, and what is known of its tunnel.
 *
 * @param version the config version that the container was started with
 * @param since since when it is in this phase, by the container's clock
 * @param sequence of the newest event that counted
 * @param startedAt when its first report came
 * @param reportedAt when its newest report came
 * @param toldAt when the newest event happened, by the container's clock
 * @param firstConnectedAt when the tunnel of this run came up for the first time
 * @param trouble why it is not up; of a tunnel that is, what impairs it, else why it was last cut
 * @param failures dials in a row that led to nothing
 */
public record TunnelRun(
        String resource,
        UUID run,
        String container,
        int version,
        Phase phase,
        Instant since,
        int sequence,
        Instant startedAt,
        Instant reportedAt,
        Instant toldAt,
        Optional<Instant> firstConnectedAt,
        Link link,
        Optional<Trouble> trouble,
        int nextAttemptSeconds,
        int failures,
        Optional<ProbeAnswer> probe) {

    /** Whether the supervisor of a tunnel that is up last said that its probe gets no answer. */
    boolean isProbeUnanswered() {
        return trouble.filter(Trouble::isUnansweredProbe).isPresent();
    }

    /** Whether nothing else is new about it than that its supervisor was heard again, and said the same. */
    boolean isOnlyHeardAgain(TunnelRun before) {
        return new TunnelRun(
                        resource,
                        run,
                        container,
                        version,
                        phase,
                        since,
                        before.sequence,
                        startedAt,
                        before.reportedAt,
                        before.toldAt,
                        firstConnectedAt,
                        link,
                        trouble,
                        nextAttemptSeconds,
                        before.failures,
                        before.probe)
                .equals(before);
    }

    /**
     * What the gateway gave.
     *
     * @param address empty as long as it is not known
     */
    public record Link(String address, String interfaceName, List<String> networks, List<String> dns) {

        static final Link UNKNOWN = new Link("", "", List.of(), List.of());

        public Link {
            networks = List.copyOf(networks);
            dns = List.copyOf(dns);
        }
    }

    /**
     * Why a tunnel is not up.
     *
     * @param cause a word of docs/reports.schema.json, or one of a newer supervisor
     * @param vpnc the last line of vpnc; may be empty
     */
    public record Trouble(String cause, String message, String vpnc) {

        // A port that refuses has answered.
        private static final Set<String> UNANSWERED_PROBES =
                Set.of("nothing-comes-back", "port-unanswered", "probe-unanswered");

        private static final Set<String> IMPAIRMENTS = Set.of(
                "dns-unanswered",
                "large-packets-lost",
                "networks-overlap",
                "nothing-comes-back",
                "port-refused",
                "port-unanswered",
                "probe-unanswered");

        /** Whether the tunnel is up in spite of it. */
        public boolean isImpairment() {
            return IMPAIRMENTS.contains(cause);
        }

        boolean isUnansweredProbe() {
            return UNANSWERED_PROBES.contains(cause);
        }
    }

    /** The newest answer from behind the tunnel. */
    public record ProbeAnswer(Instant at, double roundTripMilliseconds) {}
}
