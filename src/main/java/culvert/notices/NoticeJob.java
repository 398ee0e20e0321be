package culvert.notices;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import culvert.jobs.JobScheduler;
import culvert.jobs.Patience;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** The durable job that sends: one for each recipient, so that notices arrive in their order. */
@ApplicationScoped
class NoticeJob {

    static final String NAME = "send-notices";

    private static final Duration AFTER_OUR_OWN_FAILURE = Duration.ofSeconds(10);
    private static final Duration PUT_OFF = Duration.ofSeconds(5);

    private final NoticeLedger ledger;
    private final List<Carrier> carriers;
    private final Patience patience;
    private final MeterRegistry metrics;

    // Recipients that let us wait leave places for deliveries of configs.
    private final Semaphore places = new Semaphore(JobScheduler.PLACES / 5);

    NoticeJob(NoticeLedger ledger, @All List<Carrier> carriers, Patience patience, MeterRegistry metrics) {
        this.ledger = ledger;
        this.carriers = carriers;
        this.patience = patience;
        this.metrics = metrics;
    }

    @Produces
    @Singleton
    CustomTask<Void> sendNotices() {
        return Tasks.custom(NAME, Void.class)
                .onFailureReschedule(FixedDelay.of(AFTER_OUR_OWN_FAILURE))
                .onDeadExecutionRevive()
                .execute((job, context) -> run(job.getId()));
    }

    private CompletionHandler<Void> run(String recipient) {
        if (!places.tryAcquire()) {
            return patience.ending(() -> Optional.of(ledger.in(PUT_OFF)));
        }
        try {
            Optional<Parcel> parcel = patience.until(() -> ledger.pickUp(recipient));
            if (parcel.isEmpty()) {
                return patience.ending(() -> ledger.next(recipient));
            }
            Sending outcome = carrier(parcel.get().channel()).carry(parcel.get());
            count(parcel.get().channel(), outcome);
            return patience.ending(() -> ledger.settle(parcel.get(), outcome));
        } finally {
            places.release();
        }
    }

    private Carrier carrier(Channel channel) {
        return carriers.stream()
                .filter(carrier -> carrier.channel() == channel)
                .findFirst()
                .orElseThrow();
    }

    private void count(Channel channel, Sending outcome) {
        String word = outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        metrics.counter("culvert.notice.attempts", "channel", channel.word(), "outcome", word)
                .increment();
    }
}
