package culvert.delivery;

import com.github.kagkarlsson.scheduler.task.TaskInstance;
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
    private final Clock clock;

    DeliveryService(
            Deliveries deliveries, ResourceService resources, AppVariables variables, JobQueue jobs, Clock clock) {
        this.deliveries = deliveries;
        this.resources = resources;
        this.variables = variables;
        this.jobs = jobs;
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

    /** Tries the newest version again when it was given up; does nothing otherwise. */
    @Transactional
    public void tryAgain(ResourceId id) {
        Resource resource = resources.lock(id);
        if (resource.state() == ResourceState.PROVISIONED) {
            deliveries
                    .newest(id)
                    .filter(delivery -> delivery.state() == DeliveryState.GIVEN_UP)
                    .ifPresent(delivery -> askAgain(id, delivery));
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
            case ResourceEvent.WasSuspended suspended -> endAll(id, DeliveryState.HELD);
            case ResourceEvent.WasResumed resumed ->
                deliveries
                        .newest(id)
                        .filter(newest -> newest.state() != DeliveryState.PUBLISHED)
                        .ifPresent(newest -> askAgain(id, newest));
            case ResourceEvent.WasDeprovisioned gone -> endAll(id, DeliveryState.CANCELLED);
        }
    }

    private void publish(ResourceId id, int version) {
        Optional<Delivery> earlier = deliveries.of(id, version);
        if (earlier.isPresent()) {
            earlier.filter(delivery -> delivery.state() == DeliveryState.GIVEN_UP)
                    .ifPresent(delivery -> askAgain(id, delivery));
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

    private void askAgain(ResourceId id, Delivery delivery) {
        delivery.askAgain(clock.instant());
        jobs.runNow(job(id));
    }

    private void endAll(ResourceId id, DeliveryState end) {
        deliveries.open(id).forEach(delivery -> delivery.end(end));
        jobs.cancel(job(id));
    }

    private static TaskInstance<Void> job(ResourceId id) {
        return new TaskInstance<>(DeliveryJob.NAME, id.value());
    }
}
