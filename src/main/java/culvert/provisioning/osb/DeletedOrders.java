package culvert.provisioning.osb;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Forgets what was deleted, long after it can matter to any platform. */
@ApplicationScoped
class DeletedOrders {

    static final Duration KEPT = Duration.ofDays(30);

    private final ServiceInstances instances;
    private final ServiceBindings bindings;
    private final Clock clock;

    DeletedOrders(ServiceInstances instances, ServiceBindings bindings, Clock clock) {
        this.instances = instances;
        this.bindings = bindings;
        this.clock = clock;
    }

    /** Forgets old bindings, and deletions of what was never ordered. @return how many */
    @Transactional
    long forgetOld() {
        Instant then = clock.instant().minus(KEPT);
        return bindings.forgetDeleted(then) + instances.forgetOvertaken(then);
    }
}
