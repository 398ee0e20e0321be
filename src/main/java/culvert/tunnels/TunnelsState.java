package culvert.tunnels;

import java.util.Collection;

/** What the tunnels of a resource do, taken together. */
public enum TunnelsState {
    /** No supervisor ever reported, or none does any more: nobody can know. */
    UNKNOWN("not known"),
    /** Every container that there is has its tunnel. */
    CONNECTED("connected"),
    /** Some have it, some not. */
    PARTLY("partly connected"),
    /** None has it yet, and none has failed. */
    STARTING("starting"),
    /** None has it. */
    DOWN("down");

    private final String words;

    TunnelsState(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    /** Derives the state from those of all containers; the ones that are gone do not count. */
    static TunnelsState of(Collection<ContainerState> containers) {
        long there = containers.size() - count(containers, ContainerState.GONE);
        long connected = count(containers, ContainerState.CONNECTED);
        long silent = count(containers, ContainerState.SILENT) + count(containers, ContainerState.UNPROVEN);
        long starting = count(containers, ContainerState.STARTING);
        if (there == silent) {
            return UNKNOWN;
        }
        if (connected == there) {
            return CONNECTED;
        }
        if (connected > 0) {
            return PARTLY;
        }
        return starting == there - silent ? STARTING : DOWN;
    }

    private static long count(Collection<ContainerState> containers, ContainerState state) {
        return containers.stream().filter(each -> each == state).count();
    }
}
