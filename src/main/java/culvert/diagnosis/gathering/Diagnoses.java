package culvert.diagnosis.gathering;

import culvert.delivery.Delivery;
import culvert.delivery.DeliveryService;
import culvert.diagnosis.ConfigFacts;
import culvert.diagnosis.ContainerSignals;
import culvert.diagnosis.DeliveryFact;
import culvert.diagnosis.ResourceDiagnosis;
import culvert.diagnosis.Signals;
import culvert.resources.Resource;
import culvert.resources.StoredConfigs;
import culvert.tunnels.PastEvent;
import culvert.tunnels.ResourceStatus;
import culvert.tunnels.Tunnels;
import culvert.vpnc.VpncConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is known about the tunnels of a resource and why, for pages and programs. */
@ApplicationScoped
public class Diagnoses {

    private static final Duration HISTORY = Duration.ofDays(1);
    private static final int MOST_EVENTS = 2_000;

    private final Tunnels tunnels;
    private final StoredConfigs stored;
    private final DeliveryService deliveries;
    private final Clock clock;

    Diagnoses(Tunnels tunnels, StoredConfigs stored, DeliveryService deliveries, Clock clock) {
        this.tunnels = tunnels;
        this.stored = stored;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    /** The diagnosis as of now, in words. */
    public ExplainedResource of(Resource resource) {
        Signals signals = signals(resource);
        return ExplainedResource.of(ResourceDiagnosis.of(signals), signals);
    }

    private Signals signals(Resource resource) {
        ResourceStatus status = tunnels.status(resource.id());
        List<PastEvent> events = tunnels.events(resource.id(), clock.instant().minus(HISTORY), MOST_EVENTS);
        Optional<VpncConfig> newest = stored.version(resource.id(), resource.newestVersion());
        List<VpncConfig> configs = configsOf(resource, status, events);
        List<ContainerSignals> containers = status.containers().stream()
                .map(container -> ReportedSignals.of(container, events, configs))
                .toList();
        return new Signals(clock.instant(), facts(resource, newest, events), delivery(resource), containers);
    }

    /** All that a line of vpnc may come from: a container may still run with an older version. */
    private List<VpncConfig> configsOf(Resource resource, ResourceStatus status, List<PastEvent> events) {
        Stream<Integer> told = events.stream().map(PastEvent::version);
        Stream<Integer> running =
                status.containers().stream().map(container -> container.run().version());
        return Stream.concat(told, running)
                .distinct()
                .flatMap(version -> stored.version(resource.id(), version).stream())
                .toList();
    }

    private ConfigFacts facts(Resource resource, Optional<VpncConfig> newest, List<PastEvent> events) {
        int version = resource.newestVersion();
        Optional<VpncConfig> connected = events.stream()
                .filter(event -> event.kind() == PastEvent.Kind.CONNECTED && event.version() < version)
                .map(PastEvent::version)
                .max(Comparator.naturalOrder())
                .flatMap(older -> stored.version(resource.id(), older));
        return newest.map(config -> ConfigFacts.of(version, config, connected)).orElse(ConfigFacts.NONE);
    }

    private DeliveryFact delivery(Resource resource) {
        return deliveries
                .newest(resource.id())
                .map(Delivery::state)
                .map(state -> switch (state) {
                    case WAITING -> DeliveryFact.UNDER_WAY;
                    case HELD -> DeliveryFact.HELD;
                    case GIVEN_UP -> DeliveryFact.GIVEN_UP;
                    case PUBLISHED, SUPERSEDED, CANCELLED -> DeliveryFact.DELIVERED;
                })
                .orElse(DeliveryFact.NOTHING_SAVED);
    }
}
