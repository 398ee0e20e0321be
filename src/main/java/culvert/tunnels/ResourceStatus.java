package culvert.tunnels;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the tunnels of a resource do.
 *
 * @param containers those that are there, by name; of each only its newest start
 * @param heard whether a supervisor of this resource ever reported
 */
public record ResourceStatus(TunnelsState state, List<ContainerStatus> containers, boolean heard) {

    // web-2 before web-10.
    private static final Comparator<ContainerStatus> BY_NAME = Comparator.comparing(
                    (ContainerStatus each) -> withoutNumber(each.container()))
            .thenComparingInt(each -> each.container().length())
            .thenComparing(ContainerStatus::container);

    public ResourceStatus {
        containers = List.copyOf(containers);
    }

    /** Derives the status from what is known of every start of every supervisor. */
    static ResourceStatus of(Collection<TunnelRun> runs, Instant now) {
        Map<String, TunnelRun> newest = runs.stream()
                .collect(Collectors.toMap(
                        TunnelRun::container,
                        Function.identity(),
                        BinaryOperator.maxBy(Comparator.comparing(TunnelRun::startedAt))));
        List<ContainerStatus> there = newest.values().stream()
                .map(run -> ContainerStatus.of(run, now))
                .filter(container -> container.state() != ContainerState.GONE)
                .sorted(BY_NAME)
                .toList();
        TunnelsState state =
                TunnelsState.of(there.stream().map(ContainerStatus::state).toList());
        return new ResourceStatus(state, there, !runs.isEmpty());
    }

    private static String withoutNumber(String container) {
        int end = container.length();
        while (end > 0 && container.charAt(end - 1) >= '0' && container.charAt(end - 1) <= '9') {
            end--;
        }
        return container.substring(0, end);
    }

    public long connected() {
        return containers.stream()
                .filter(container -> container.state() == ContainerState.CONNECTED)
                .count();
    }
}
