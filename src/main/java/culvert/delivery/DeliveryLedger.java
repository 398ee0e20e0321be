package culvert.delivery;

import culvert.audit.Act;
import culvert.audit.AuditTrail;
import culvert.jobs.RetryPolicy;
import culvert.resources.PlatformName;
import culvert.resources.Resource;
import culvert.resources.ResourceId;
import culvert.resources.ResourceService;
import culvert.resources.ResourceState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The two short transactions around an attempt. Both lock the resource first, as everybody does who changes what is to be
 * delivered; the call to the platform lies between them, in no transaction.
 */
@ApplicationScoped
class DeliveryLedger {

    // No platform works on a request for longer than its routers wait for an answer; theirs end after 30 to 60 seconds.
    private static final Duration LATEST_EFFECT = Duration.ofSeconds(60);

    private static final Duration GIVEN_UP_AFTER = Duration.ofDays(7);

    private final Deliveries deliveries;
    private final ResourceService resources;
    private final AppVariables variables;
    private final AuditTrail trail;
    private final Event<DeliveryGivenUp> givenUp;
    private final Clock clock;
    private final RetryPolicy policy = new RetryPolicy(RandomGenerator.getDefault(), GIVEN_UP_AFTER);

    DeliveryLedger(
            Deliveries deliveries,
            ResourceService resources,
            AppVariables variables,
            AuditTrail trail,
            Event<DeliveryGivenUp> givenUp,
            Clock clock) {
        this.deliveries = deliveries;
        this.resources = resources;
        this.variables = variables;
        this.trail = trail;
        this.givenUp = givenUp;
        this.clock = clock;
    }

    /** Picks up what is to be delivered now and notes that an attempt began; empty when nothing is. */
    @Transactional
    Optional<Parcel> pickUp(ResourceId id) {
        Resource resource = resources.lock(id);
        return due(resource).map(delivery -> {
            Parcel parcel = parcel(resource, delivery);
            delivery.beginAttempt();
            return parcel;
        });
    }

    /**
     * Puts off what is due without an attempt, because the platform is busy with others.
     *
     * @return when the job has to run again; empty when nothing is left to do
     */
    @Transactional
    Optional<Instant> putOff(ResourceId id, Duration wait) {
        due(resources.lock(id))
                .ifPresent(delivery -> delivery.tryAgainAt(clock.instant().plus(wait)));
        return nextOf(deliveries.newest(id));
    }

    /** The platform that the resource lives on. */
    @Transactional
    PlatformName platform(ResourceId id) {
        return resources.find(id).platform();
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
        boolean isNewest = resource.newestVersion() == parcel.version();
        if (isNewest) {
            reopen(parcel, delivery, outcome);
        }
        note(delivery, outcome);
        if (!(outcome instanceof Outcome.Kept)) {
            audit(delivery);
        }
        settleDoubts(parcel, delivery, outcome);
        return nextOf(isNewest ? Optional.of(delivery) : deliveries.newest(parcel.resource()));
    }

    /** When the job has to run again, for a run that found nothing to do. */
    @Transactional
    Optional<Instant> next(ResourceId id) {
        resources.lock(id);
        return nextOf(deliveries.newest(id));
    }

    private void note(Delivery delivery, Outcome outcome) {
        switch (outcome) {
            case Outcome.Delivered delivered -> {
                boolean askedMeanwhile = delivery.wasAskedAgain();
                delivery.succeeded(delivered.publishedAt(), delivered.restartedAt());
                if (askedMeanwhile) {
                    delivery.deliverAgain(clock.instant());
                }
            }
            case Outcome.Kept kept -> delivery.keptByApp();
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

    // An older version whose call was cut may still land after this one: it is looked at when that must have happened,
    // and only once, because somebody else may set the same variable of the same app on purpose.
    private void settleDoubts(Parcel parcel, Delivery delivery, Outcome outcome) {
        boolean done = outcome instanceof Outcome.Delivered || outcome instanceof Outcome.Kept;
        if (!done || !deliveries.isOlderInDoubt(parcel.resource(), parcel.version())) {
            return;
        }
        if (parcel.onlyLook()) {
            deliveries.forgetOlderDoubts(parcel.resource(), parcel.version());
        } else {
            delivery.lookAt(clock.instant().plus(LATEST_EFFECT));
        }
    }

    private Optional<Delivery> due(Resource resource) {
        return Optional.of(resource)
                .filter(living -> living.state() == ResourceState.PROVISIONED)
                .flatMap(living -> deliveries.newest(living.id()))
                .filter(delivery -> delivery.isDue(clock.instant()));
    }

    // What was published is open again when it could not be seen whether the app still has it.
    private void reopen(Parcel parcel, Delivery delivery, Outcome outcome) {
        boolean isSeen = outcome instanceof Outcome.Delivered || outcome instanceof Outcome.Kept;
        if (parcel.onlyLook() && !isSeen && delivery.state() == DeliveryState.PUBLISHED) {
            delivery.askAgain(clock.instant());
            delivery.beginAttempt();
        }
    }

    private void audit(Delivery delivery) {
        String version = "version " + delivery.version();
        switch (delivery.state()) {
            case PUBLISHED -> trail.note(Act.PUBLISHED, delivery.resource(), version);
            case GIVEN_UP -> {
                String why = delivery.lastFailure().orElse("");
                trail.note(Act.GIVEN_UP, delivery.resource(), version + (why.isEmpty() ? "" : ": " + why));
                givenUp.fire(new DeliveryGivenUp(delivery.resource(), delivery.version(), why));
            }
            case WAITING, HELD, SUPERSEDED, CANCELLED -> {}
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
        return newest.filter(Delivery::hasJob).flatMap(Delivery::nextAttemptAt);
    }

    private Parcel parcel(Resource resource, Delivery delivery) {
        // Also in doubt again since, when a look at it was cut.
        boolean isDone =
                delivery.publishedAt().isPresent() && delivery.restartedAt().isPresent();
        String text = resources.configText(resource.id(), delivery.version()).orElseThrow();
        return new Parcel(
                resource.id(),
                delivery.version(),
                resource.platform(),
                resource.app(),
                variables.of(resource.id(), delivery.version(), text),
                delivery.isInDoubt(),
                delivery.publishedAt().filter(published -> !isDone),
                isDone);
    }
}
