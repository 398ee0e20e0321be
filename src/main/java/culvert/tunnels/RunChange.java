package culvert.tunnels;

import org.jspecify.annotations.Nullable;

/**
 * What reports made of a run.
 *
 * @param before as it is in the database; null when it is not there yet
 */
record RunChange(@Nullable TunnelRun before, TunnelRun after) {

    /** Whether the tunnel does something else now, as far as a person is told. */
    boolean movesTunnel() {
        return before == null
                || before.phase() != after.phase()
                || before.isProbeUnanswered() != after.isProbeUnanswered();
    }
}
