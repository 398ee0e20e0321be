package culvert.tunnels;

import culvert.resources.ResourceId;
import java.util.Set;

/**
 * The tunnels of these resources are in another state than before, as far as reports tell. Fired inside the transaction that
 * writes the reports down.
 */
public record TunnelsChanged(Set<ResourceId> resources) {

    public TunnelsChanged {
        resources = Set.copyOf(resources);
    }
}
