package culvert.tunnels;

import java.time.Instant;
import java.util.List;

/** What a supervisor says that happened to its tunnel (docs/reports.md). Every text in it is a stranger's. */
public sealed interface TunnelEvent {

    /** Counts within a run, from 1. */
    int sequence();

    /** When it happened, by the container's clock. */
    Instant at();

    /** The supervisor begins. */
    record Starting(int sequence, Instant at) implements TunnelEvent {}

    /** The tunnel is up. */
    record Connected(
            int sequence, Instant at, String address, String interfaceName, List<String> networks, List<String> dns)
            implements TunnelEvent {
        public Connected {
            networks = List.copyOf(networks);
            dns = List.copyOf(dns);
        }
    }

    /** A tunnel that was up is cut, and dialled again at once. */
    record Lost(int sequence, Instant at, String cause, String message) implements TunnelEvent {}

    /**
     * A dial did not lead to a tunnel.
     *
     * @param vpnc the last line of vpnc; empty when it said nothing, or a secret
     */
    record Failed(
            int sequence, Instant at, String cause, String message, int exitStatus, String vpnc, int nextAttemptSeconds)
            implements TunnelEvent {}

    /** The tunnel is up, but something about it is not as it should be. Told again and again as long as it is so. */
    record Impaired(int sequence, Instant at, String cause, String message) implements TunnelEvent {}

    /** Something behind the tunnel answered. */
    record Probe(int sequence, Instant at, double roundTripMilliseconds) implements TunnelEvent {}

    /**
     * A dial between two others, with another Diffie-Hellman group than the config's.
     *
     * @param accepted whether the gateway went on with it, which it does not if the group name is unknown
     */
    record Tried(int sequence, Instant at, String dhGroup, boolean accepted) implements TunnelEvent {}

    /** The app has ended, the tunnel is closed. */
    record Stopped(int sequence, Instant at) implements TunnelEvent {}
}
