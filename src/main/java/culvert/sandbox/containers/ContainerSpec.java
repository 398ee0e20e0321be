package culvert.sandbox.containers;

import java.util.Map;

/**
 * What to run.
 *
 * @param label {@code web-1}; also what the container calls itself in reports
 * @param serial counts the containers of this sandbox, so that two of one label can live side by side
 */
public record ContainerSpec(String app, String label, long serial, Map<String, String> environment) {

    public ContainerSpec {
        environment = Map.copyOf(environment);
    }

    /** Names the container where every one of them needs its own name. */
    String name() {
        return "%s-%s-%d".formatted(app, label, serial);
    }

    /** The environment holds the customer's secrets. */
    @Override
    public String toString() {
        return "ContainerSpec[" + name() + "]";
    }
}
