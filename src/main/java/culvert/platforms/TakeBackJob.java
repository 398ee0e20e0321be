package culvert.platforms;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import culvert.jobs.Patience;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Runs {@link TakeBack} durably, one job for each instance. */
@ApplicationScoped
class TakeBackJob {

    private static final Duration AFTER_OUR_OWN_FAILURE = Duration.ofSeconds(2);

    private final TakeBack takeBack;
    private final Patience patience;

    TakeBackJob(TakeBack takeBack, Patience patience) {
        this.takeBack = takeBack;
        this.patience = patience;
    }

    @Produces
    @Singleton
    CustomTask<Void> takeBackTask() {
        return Tasks.custom(TakeBack.JOB, Void.class)
                .onFailureReschedule(FixedDelay.of(AFTER_OUR_OWN_FAILURE))
                .onDeadExecutionRevive()
                .execute((job, context) -> run(TakeBack.Task.named(job.getId())));
    }

    // The end is decided under the lock that whoever unbinds an app takes, so that none falls between look and end.
    private CompletionHandler<Void> run(TakeBack.Task task) {
        Map<String, Instant> again = takeBack.run(task);
        return (complete, operations) ->
                patience.until(() -> QuarkusTransaction.requiringNew().call(() -> {
                    Optional<Instant> next = takeBack.next(task, again);
                    next.ifPresentOrElse(due -> operations.reschedule(complete, due), operations::remove);
                    return next;
                }));
    }
}
