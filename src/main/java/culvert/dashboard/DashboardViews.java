package culvert.dashboard;

import culvert.delivery.DeliveryService;
import culvert.resources.Resource;
import culvert.resources.ResourceService;
import culvert.resources.ResourceState;
import culvert.sso.DashboardAddress;
import culvert.sso.Sessions.SignedOn;
import culvert.vpnc.SecretMask;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gathers what a page shows around the editor. */
@ApplicationScoped
class DashboardViews {

    private final ResourceService resources;
    private final DeliveryService deliveries;
    private final StoredConfigs stored;
    private final Clock clock;

    DashboardViews(ResourceService resources, DeliveryService deliveries, StoredConfigs stored, Clock clock) {
        this.resources = resources;
        this.deliveries = deliveries;
        this.stored = stored;
        this.clock = clock;
    }

    /** The editor with the newest version in it, secrets masked. */
    EditorView newest(Resource resource) {
        return EditorView.of(maskedVersion(resource, resource.newestVersion()), resource.newestVersion());
    }

    /** A version's text with its secrets masked; empty when there is no such version. */
    String maskedVersion(Resource resource, int number) {
        return stored.version(resource.id(), number).map(SecretMask::mask).orElse("");
    }

    DashboardView page(SignedOn who, EditorView editor, @Nullable String notice, @Nullable String problem) {
        Resource resource = who.resource();
        return new DashboardView(
                DashboardAddress.of(resource.id()),
                resource.app().value(),
                resource.plan(),
                resource.platform().peoplesName(),
                resource.state() == ResourceState.SUSPENDED,
                resources.resourcesOnSameApp(resource) - 1,
                who.session().formToken().reveal(),
                notice,
                problem,
                editor,
                delivery(resource).orElse(null));
    }

    private Optional<DeliveryView> delivery(Resource resource) {
        return deliveries
                .newest(resource.id())
                .flatMap(delivery -> resources.versions(resource.id(), 1).stream()
                        .findFirst()
                        .map(version -> new DeliverySteps(
                                        version, delivery, resource.platform().peoplesName(), clock.instant())
                                .view()));
    }
}
