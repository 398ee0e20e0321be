package culvert.diagnosis;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What was heard from one container.
 *
 * @param signals of all its starts within a day, oldest first; the last ones tell how it is now
 * @param networks what its gateway last had routed into the tunnel
 * @param probedAt when something behind the tunnel last answered the newest start
 * @param silent whether nothing was heard for longer than a living supervisor keeps quiet
 */
public record ContainerSignals(
        String name,
        List<Signal> signals,
        List<String> networks,
        Optional<Instant> probedAt,
        Instant heardAt,
        boolean silent) {

    public ContainerSignals {
        signals = List.copyOf(signals);
        networks = List.copyOf(networks);
    }
}
