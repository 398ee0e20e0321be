package culvert.delivery;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import culvert.jobs.JobScheduler;
import culvert.jobs.Patience;
import culvert.platforms.Platforms;
import culvert.resources.PlatformName;
import culvert.resources.ResourceId;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;

/**
 * The durable job that delivers: one for each resource, so that two versions of one config are never under way at once.
 * Its end is decided in one transaction with the lock on the resource, so that a save can never fall between "nothing
 * left to do" and the job's removal.
 */
@ApplicationScoped
class DeliveryJob {

    static final String NAME = "deliver";

    private static final Logger LOG = Logger.getLogger(DeliveryJob.class);
    private static final Duration AFTER_OUR_OWN_FAILURE = Duration.ofSeconds(2);

    // All platforms together leave places for other jobs.
    private static final int SHARE_OF_ONE_PLATFORM = JobScheduler.PLACES / 5;
    private static final int PUT_OFF_SECONDS = 5;

    private final DeliveryLedger ledger;
    private final Platforms platforms;
    private final Patience patience;
    private final MeterRegistry metrics;
    private final Courier courier;
    private final Shares shares = new Shares(SHARE_OF_ONE_PLATFORM);
    private final RandomGenerator random = RandomGenerator.getDefault();

    DeliveryJob(DeliveryLedger ledger, Platforms platforms, Patience patience, MeterRegistry metrics, Clock clock) {
        this.ledger = ledger;
        this.platforms = platforms;
        this.patience = patience;
        this.metrics = metrics;
        this.courier = new Courier(clock);
    }

    @Produces
    @Singleton
    CustomTask<Void> task() {
        return Tasks.custom(NAME, Void.class)
                .onFailureReschedule(FixedDelay.of(AFTER_OUR_OWN_FAILURE))
                .onDeadExecutionRevive()
                .execute((job, context) -> run(new ResourceId(job.getId())));
    }

    private CompletionHandler<Void> run(ResourceId id) {
        PlatformName platform = patience.until(() -> ledger.platform(id));
        if (!shares.enter(platform)) {
            // Not all at the same time again.
            Duration wait = Duration.ofSeconds(random.nextInt(PUT_OFF_SECONDS, 3 * PUT_OFF_SECONDS));
            return patience.ending(() -> ledger.putOff(id, wait));
        }
        try {
            return attempt(id);
        } finally {
            shares.leave(platform);
        }
    }

    private CompletionHandler<Void> attempt(ResourceId id) {
        Optional<Parcel> parcel = patience.until(() -> ledger.pickUp(id));
        if (parcel.isEmpty()) {
            return patience.ending(() -> ledger.next(id));
        }
        Outcome outcome = courier.deliver(parcel.get(), platforms::named);
        metrics.counter(
                        "culvert.delivery.attempts",
                        "outcome",
                        outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT))
                .increment();
        LOG.infof("delivery of %s version %d: %s", id, parcel.get().version(), outcome);
        return patience.ending(() -> ledger.settle(parcel.get(), outcome));
    }
}
