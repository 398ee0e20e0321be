package culvert.delivery;

import culvert.resources.Resource;
import culvert.resources.ResourceId;
import culvert.resources.ResourceService;
import culvert.resources.ResourceState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The two short transactions around an attempt. Both lock the resource first, as everybody does who changes what is to be
 * delivered; the call to the platform lies between them, in no transaction.
 */
@ApplicationScoped
class DeliveryLedger {

    private final Deliveries deliveries;
    private final ResourceService resources;
    private final AppVariables variables;
    private final Clock clock;
    private final RetryPolicy policy = new RetryPolicy(RandomGenerator.getDefault());

    DeliveryLedger(Deliveries deliveries, ResourceService resources, AppVariables variables, Clock clock) {
        this.deliveries = deliveries;
        this.resources = resources;
        this.variables = variables;
        this.clock = clock;
    }

    /** Picks up what is to be delivered now and notes that an attempt began; empty when nothing is. */
    @Transactional
    Optional<Parcel> pickUp(ResourceId id) {
        Resource resource = resources.lock(id);
        if (resource.state() != ResourceState.PROVISIONED) {
            return Optional.empty();
        }
        Optional<Delivery> due = deliveries.newest(id).filter(delivery -> delivery.isDue(clock.instant()));
        return due.map(delivery -> {
            Parcel parcel = parcel(resource, delivery);
            delivery.beginAttempt();
            return parcel;
        });
    }

    /**
     * Notes the outcome.
     *
     * @return when the job has to run again: at once for a version saved meanwhile; empty when nothing is left to do
     */
    @Transactional
    Optional<Instant> settle(Parcel parcel, Outcome outcome) {
        Resource resource = resources.lock(parcel.resource());
        Delivery delivery = deliveries.of(parcel.resource(), parcel.version()).orElseThrow();
        note(delivery, outcome);
        if (resource.newestVersion() > parcel.version()) {
            return nextOf(deliveries.newest(parcel.resource()));
        }
        return nextOf(Optional.of(delivery));
    }

    /** When the job has to run again, for a run that found nothing to do. */
    @Transactional
    Optional<Instant> next(ResourceId id) {
        resources.lock(id);
        return nextOf(deliveries.newest(id));
    }

    private void note(Delivery delivery, Outcome outcome) {
        switch (outcome) {
            case Outcome.Delivered delivered -> delivery.succeeded(delivered.publishedAt(), delivered.restartedAt());
            case Outcome.Hopeless hopeless -> {
                delivery.failed(hopeless.cause(), hopeless.unclear());
                endIfOpen(delivery);
            }
            case Outcome.Failed failed -> {
                delivery.failed(failed.cause(), failed.unclear());
                failed.publishedAt().ifPresent(delivery::publishedWithoutRestart);
                failed.retryAfter().map(clock.instant()::plus).ifPresent(delivery::waitUntil);
                policy.next(clock.instant(), delivery.firstDueAt(), delivery.attempts(), failed.retryAfter())
                        .filter(next -> delivery.state() == DeliveryState.WAITING)
                        .ifPresentOrElse(delivery::tryAgainAt, () -> endIfWaiting(delivery));
            }
        }
    }

    private static void endIfOpen(Delivery delivery) {
        if (delivery.state().isOpen()) {
            delivery.end(DeliveryState.GIVEN_UP);
        }
    }

    private static void endIfWaiting(Delivery delivery) {
        if (delivery.state() == DeliveryState.WAITING) {
            delivery.end(DeliveryState.GIVEN_UP);
        }
    }

    private static Optional<Instant> nextOf(Optional<Delivery> newest) {
        return newest.filter(delivery -> delivery.state() == DeliveryState.WAITING)
                .flatMap(Delivery::nextAttemptAt);
    }

    private Parcel parcel(Resource resource, Delivery delivery) {
        String text = resources.configText(resource.id(), delivery.version()).orElseThrow();
        return new Parcel(
                resource.id(),
                delivery.version(),
                resource.platform(),
                resource.app(),
                variables.of(resource.id(), delivery.version(), text),
                delivery.isInDoubt(),
                delivery.publishedAt());
    }
}
