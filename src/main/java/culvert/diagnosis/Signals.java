package culvert.diagnosis;

import java.time.Instant;
import java.util.List;

/**
 * All that a diagnosis of a resource is made from.
 *
 * @param containers those that are there; of a resource that never reported, none
 */
public record Signals(Instant now, ConfigFacts config, DeliveryFact delivery, List<ContainerSignals> containers) {

    public Signals {
        containers = List.copyOf(containers);
    }
}
