package culvert.tunnels;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How many tunnels do what, over all resources from which something was heard lately.
 *
 * @param containers by state, those that are gone left out
 * @param resources by the state of their tunnels taken together
 * @param causes why containers are not connected, or what impairs them, in the words of supervisors
 */
public record TunnelCensus(
        Map<ContainerState, Long> containers, Map<TunnelsState, Long> resources, Map<String, Long> causes) {

    public TunnelCensus {
        containers = Map.copyOf(containers);
        resources = Map.copyOf(resources);
        causes = Map.copyOf(causes);
    }

    static TunnelCensus of(Collection<TunnelRun> runs, Instant now) {
        Map<ContainerState, Long> containers = new EnumMap<>(ContainerState.class);
        Map<TunnelsState, Long> resources = new EnumMap<>(TunnelsState.class);
        Map<String, Long> causes = new HashMap<>();
        Map<String, List<TunnelRun>> byResource = runs.stream().collect(Collectors.groupingBy(TunnelRun::resource));
        for (List<TunnelRun> its : byResource.values()) {
            ResourceStatus status = ResourceStatus.of(its, now);
            resources.merge(status.state(), 1L, Long::sum);
            for (ContainerStatus container : status.containers()) {
                containers.merge(container.state(), 1L, Long::sum);
                if (isTroubled(container)) {
                    container.run().trouble().ifPresent(trouble -> causes.merge(trouble.cause(), 1L, Long::sum));
                }
            }
        }
        return new TunnelCensus(containers, resources, causes);
    }

    /** How many resources were heard of. */
    public long heard() {
        return resources.values().stream().mapToLong(Long::longValue).sum();
    }

    // What a tunnel that is up was last cut by is no trouble any more.
    private static boolean isTroubled(ContainerStatus container) {
        return switch (container.state()) {
            case LOST, FAILED, UNPROVEN -> true;
            case CONNECTED ->
                container
                        .run()
                        .trouble()
                        .filter(TunnelRun.Trouble::isImpairment)
                        .isPresent();
            case STARTING, SILENT, GONE -> false;
        };
    }
}
