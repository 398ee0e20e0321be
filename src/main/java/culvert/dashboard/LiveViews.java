package culvert.dashboard;

import culvert.delivery.Delivery;
import culvert.delivery.DeliveryService;
import culvert.diagnosis.gathering.Diagnoses;
import culvert.resources.Resource;
import culvert.resources.ResourceService;
import culvert.resources.ResourceState;
import culvert.rollback.VersionNote;
import culvert.rollback.VersionNotes;
import culvert.settings.Settings;
import culvert.sso.DashboardAddress;
import culvert.sso.Sessions.SignedOn;
import culvert.tunnels.ResourceStatus;
import culvert.tunnels.Tunnels;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Gathers what changes by itself on the page. */
@ApplicationScoped
class LiveViews {

    private static final Duration SAID_WITHIN = Duration.ofDays(1);
    private static final int SAID_AT_MOST = 12;

    private final ResourceService resources;
    private final DeliveryService deliveries;
    private final Tunnels tunnels;
    private final VersionNotes notes;
    private final Diagnoses diagnoses;
    private final Settings settings;
    private final Clock clock;

    LiveViews(
            ResourceService resources,
            DeliveryService deliveries,
            Tunnels tunnels,
            VersionNotes notes,
            Diagnoses diagnoses,
            Settings settings,
            Clock clock) {
        this.resources = resources;
        this.deliveries = deliveries;
        this.tunnels = tunnels;
        this.notes = notes;
        this.diagnoses = diagnoses;
        this.settings = settings;
        this.clock = clock;
    }

    /** In one transaction, so that a look takes one connection once. */
    @Transactional
    LiveView of(SignedOn who) {
        Resource resource = who.resource();
        Instant now = clock.instant();
        ResourceStatus status = tunnels.status(resource.id());
        Optional<Delivery> delivery = deliveries.newest(resource.id());
        return new LiveView(
                DashboardAddress.of(resource.id()),
                who.session().formToken().reveal(),
                resource.state() == ResourceState.SUSPENDED,
                returned(resource),
                delivery.flatMap(newest -> steps(resource, newest, status, now)).orElse(null),
                tunnels(resource, delivery, status, now),
                diagnoses.of(resource));
    }

    private Optional<DeliveryView> steps(Resource resource, Delivery delivery, ResourceStatus status, Instant now) {
        return resources.versions(resource.id(), 1).stream()
                .findFirst()
                .map(version ->
                        new DeliverySteps(version, delivery, resource.platform().peoplesName(), status, now).view());
    }

    private TunnelsView tunnels(Resource resource, Optional<Delivery> delivery, ResourceStatus status, Instant now) {
        boolean awaited = delivery.filter(newest -> TunnelStep.isAwaited(newest, status, now))
                .isPresent();
        return new TunnelsView(
                status.state(),
                TunnelsView.headline(status),
                hint(resource, status, awaited),
                awaited,
                status.containers().stream()
                        .map(container -> ContainerView.of(container, resource.newestVersion()))
                        .toList(),
                SaidLines.newest(tunnels.events(resource.id(), now.minus(SAID_WITHIN), SAID_AT_MOST)));
    }

    private String returned(Resource resource) {
        VersionNote note = notes.of(resource.id(), resource.newestVersion());
        return note.restores()
                .filter(restored -> note.byItself())
                .map(restored -> "Version " + (note.version() - 1)
                        + " was refused by the gateway and did not come up in any container, so Culvert went back to version "
                        + restored + " by itself, as version " + note.version() + ". ")
                .orElse("");
    }

    private String hint(Resource resource, ResourceStatus status, boolean awaited) {
        if (resource.newestVersion() == 0) {
            return "Publish a vpnc.conf: each container of your app then appears here.";
        }
        if (!status.containers().isEmpty()) {
            return "";
        }
        if (awaited) {
            return "Each container appears here with its first report, moments after the platform has started it.";
        }
        return status.heard()
                ? "No container has reported within the last hour. Is the app running?"
                : "No container has ever reported. Is the supervisor in your app’s image, and can its containers reach "
                        + settings.reportUrl() + "? The log of the app says more.";
    }
}
