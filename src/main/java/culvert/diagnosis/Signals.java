package culvert.diagnosis;

import java.time.Instant;
import java.util.Comparator;
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

    /** What was tried at the gateway of a version, by whichever container, oldest first. */
    List<Signal> trials(int version) {
        return containers.stream()
                .flatMap(container -> container.signals().stream())
                .filter(signal -> signal.kind() == Signal.Kind.TRIED && signal.version() == version)
                .sorted(Comparator.comparing(Signal::at))
                .toList();
    }
}
