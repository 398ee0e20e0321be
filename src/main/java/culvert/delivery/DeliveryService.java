package culvert.delivery;

import com.github.kagkarlsson.scheduler.task.TaskInstance;
import culvert.audit.Act;
import culvert.audit.AuditTrail;
import culvert.jobs.JobQueue;
import culvert.resources.Resource;
import culvert.resources.ResourceEvent;
import culvert.resources.ResourceId;
import culvert.resources.ResourceService;
import culvert.resources.ResourceState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is to be delivered, as a consequence of what happens to resources; and how it stands, for the pages. */
@ApplicationScoped
public class DeliveryService {

    private final Deliveries deliveries;
    private final ResourceService resources;
    private final AppVariables variables;
    private final JobQueue jobs;
    private final AuditTrail trail;
    private final Clock clock;

    DeliveryService(
            Deliveries deliveries,
            ResourceService resources,
            AppVariables variables,
            JobQueue jobs,
            AuditTrail trail,
            Clock clock) {
        this.deliveries = deliveries;
        this.resources = resources;
        this.variables = variables;
        this.jobs = jobs;
        this.trail = trail;
        this.clock = clock;
    }

    /** The delivery of the newest config version; empty as long as nothing was saved. */
    @Transactional
    public Optional<Delivery> newest(ResourceId resource) {
        return deliveries.newest(resource);
    }

    /** The deliveries of a resource, newest first. */
    @Transactional
    public List<Delivery> newestFirst(ResourceId resource, int limit) {
        return deliveries.newestFirst(resource, limit);
    }

    /** The newest deliveries of living resources that were given up, those that were due longest first. */
    @Transactional
    public List<Delivery> givenUp(int limit) {
        return deliveries.givenUp(limit);
    }

    /** Tries the newest version again when it was given up; does nothing otherwise. */
    @Transactional
    public void tryAgain(ResourceId id) {
        Resource resource = resources.lock(id);
        if (resource.state() == ResourceState.PROVISIONED) {
            deliveries
                    .newest(id)
                    .filter(delivery -> delivery.state() == DeliveryState.GIVEN_UP)
                    .ifPresent(delivery -> {
                        askAgain(id, delivery);
                        trail.note(Act.TRIED_AGAIN, id, "version " + delivery.version());
                    });
        }
    }

    /** Delivers the newest version once more, to an app that was bound since. Does nothing before one was saved. */
    @Transactional
    public void deliverAgain(ResourceId id) {
        Resource resource = resources.lock(id);
        if (resource.state() == ResourceState.PROVISIONED) {
            deliveries.newest(id).ifPresent(delivery -> {
                delivery.deliverAgain(clock.instant());
                jobs.runNow(job(id));
            });
        }
    }

    /** The variables of the newest version, in clear; empty as long as nothing was saved. */
    @Transactional
    public Map<String, String> newestVariables(ResourceId id) {
        int newest = resources.find(id).newestVersion();
        return resources
                .configText(id, newest)
                .map(text -> variables.of(id, newest, text))
                .orElse(Map.of());
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void follow(@Observes ResourceEvent event) {
        ResourceId id = event.resource();
        switch (event) {
            case ResourceEvent.PublishAsked asked -> publish(id, asked.version());
            case ResourceEvent.WasProvisioned order -> {}
            case ResourceEvent.PlanChanged change -> {}
            case ResourceEvent.VersionSaved saved -> {}
            case ResourceEvent.WasSuspended suspended -> endAll(id, DeliveryState.HELD);
            case ResourceEvent.WasResumed resumed -> deliveries.newest(id).ifPresent(newest -> resume(id, newest));
            case ResourceEvent.WasDeprovisioned gone -> endAll(id, DeliveryState.CANCELLED);
            case ResourceEvent.ConfigsDestroyed destroyed -> {}
        }
    }

    private void publish(ResourceId id, int version) {
        Optional<Delivery> earlier = deliveries.of(id, version);
        if (earlier.isPresent()) {
            publishAgain(id, earlier.get());
            return;
        }
        Delivery newest = new Delivery(id, version, clock.instant());
        for (Delivery older : deliveries.open(id)) {
            older.notBefore().filter(clock.instant()::isBefore).ifPresent(newest::waitUntil);
            older.end(DeliveryState.SUPERSEDED);
        }
        deliveries.persistAndFlush(newest);
        jobs.runNow(job(id));
    }

    private void publishAgain(ResourceId id, Delivery delivery) {
        switch (delivery.state()) {
            case GIVEN_UP -> askAgain(id, delivery);
            case PUBLISHED -> look(id, delivery);
            case WAITING, HELD, SUPERSEDED, CANCELLED -> {
                // On its way already, or not to be delivered.
            }
        }
    }

    private void resume(ResourceId id, Delivery newest) {
        if (newest.state() == DeliveryState.PUBLISHED) {
            look(id, newest);
        } else {
            askAgain(id, newest);
        }
    }

    // Somebody else may have set the app's variable since.
    private void look(ResourceId id, Delivery published) {
        published.lookAt(clock.instant());
        jobs.runNow(job(id));
    }

    private void askAgain(ResourceId id, Delivery delivery) {
        delivery.askAgain(clock.instant());
        jobs.runNow(job(id));
    }

    private void endAll(ResourceId id, DeliveryState end) {
        deliveries.open(id).forEach(delivery -> delivery.end(end));
        deliveries.newest(id).filter(Delivery::isToBeLookedAt).ifPresent(delivery -> delivery.end(delivery.state()));
        jobs.cancel(job(id));
    }

    private static TaskInstance<Void> job(ResourceId id) {
        return new TaskInstance<>(DeliveryJob.NAME, id.value());
    }
}
