package culvert.sandbox.containers;

/**
 * How containers are run.
 *
 * @param name short, as a label: {@code Docker}
 * @param tunnels whether a tunnel can come up in them
 * @param why a sentence: why this way was chosen, and what it means
 */
public record RuntimeDescription(String name, boolean tunnels, String why) {}
