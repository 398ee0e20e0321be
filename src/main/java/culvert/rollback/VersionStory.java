package culvert.rollback;

import culvert.tunnels.TunnelRun;
import culvert.vpnc.Directive;
import java.util.List;
import java.util.Set;

/**
 * What is known about the newest version of a resource, for the decision whether to leave it.
 *
 * @param wanted whether the customer wants the broker to go back by itself
 * @param isReturn whether this version is itself one that the broker went back to
 * @param previousConnected whether a tunnel came up with the version before it
 * @param changed the directives in which the two differ
 * @param runs the starts of supervisors with this version
 */
record VersionStory(
        int version,
        boolean wanted,
        boolean isReturn,
        boolean previousConnected,
        Set<Directive> changed,
        List<TunnelRun> runs) {

    VersionStory {
        changed = Set.copyOf(changed);
        runs = List.copyOf(runs);
    }
}
