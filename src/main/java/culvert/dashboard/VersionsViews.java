package culvert.dashboard;

import culvert.dashboard.VersionsView.Change;
import culvert.dashboard.VersionsView.Comparison;
import culvert.delivery.Delivery;
import culvert.delivery.DeliveryService;
import culvert.resources.Resource;
import culvert.resources.ResourceId;
import culvert.resources.ResourceService;
import culvert.resources.ResourceState;
import culvert.resources.StoredConfigs;
import culvert.rollback.ConfigChange;
import culvert.rollback.VersionNote;
import culvert.rollback.VersionNotes;
import culvert.sso.Sessions.SignedOn;
import culvert.tunnels.Tunnels;
import culvert.tunnels.VersionRecord;
import culvert.tunnels.WatchChoices;
import culvert.vpnc.VpncConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Gathers what is known of the versions of a resource. */
@ApplicationScoped
class VersionsViews {

    private static final int MOST = 200;

    private final ResourceService resources;
    private final DeliveryService deliveries;
    private final Tunnels tunnels;
    private final VersionNotes notes;
    private final WatchChoices choices;
    private final StoredConfigs stored;

    VersionsViews(
            ResourceService resources,
            DeliveryService deliveries,
            Tunnels tunnels,
            VersionNotes notes,
            WatchChoices choices,
            StoredConfigs stored) {
        this.resources = resources;
        this.deliveries = deliveries;
        this.tunnels = tunnels;
        this.notes = notes;
        this.choices = choices;
        this.stored = stored;
    }

    VersionsView page(SignedOn who, String notice, Optional<Integer> from, Optional<Integer> to) {
        Resource resource = who.resource();
        return new VersionsView(
                Frame.of(who, Section.VERSIONS),
                notice,
                resource.state() == ResourceState.SUSPENDED,
                choices.goesBack(resource.id()),
                versions(resource),
                from.flatMap(earlier -> to.flatMap(later -> comparison(resource.id(), earlier, later)))
                        .orElse(null));
    }

    private List<VersionView> versions(Resource resource) {
        ResourceId id = resource.id();
        Map<Integer, Delivery> delivered = deliveries.newestFirst(id, MOST).stream()
                .collect(Collectors.toMap(Delivery::version, Function.identity()));
        Map<Integer, VersionRecord> records =
                tunnels.records(id).stream().collect(Collectors.toMap(VersionRecord::version, Function.identity()));
        Map<Integer, VersionNote> said = notes.of(id);
        return resources.versions(id, MOST).stream()
                .map(version -> VersionView.of(
                        version,
                        version.number() == resource.newestVersion(),
                        Optional.ofNullable(delivered.get(version.number())),
                        Optional.ofNullable(records.get(version.number())),
                        said.getOrDefault(version.number(), VersionNote.none(version.number()))))
                .toList();
    }

    private Optional<Comparison> comparison(ResourceId id, int from, int to) {
        Optional<VpncConfig> before = stored.version(id, from);
        Optional<VpncConfig> after = stored.version(id, to);
        if (before.isEmpty() || after.isEmpty()) {
            return Optional.empty();
        }
        List<Change> changes = ConfigChange.between(before.get(), after.get()).stream()
                .map(Change::of)
                .toList();
        return Optional.of(new Comparison(from, to, changes));
    }
}
