package culvert.rollback;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Runs {@link ReturnWatch} every ten seconds, on one broker at a time. */
@ApplicationScoped
class ReturnJob {

    @Produces
    @Singleton
    RecurringTask<Void> goBackWhereNeeded(ReturnWatch watch) {
        return Tasks.recurring("go-back-where-needed", FixedDelay.of(Duration.ofSeconds(10)))
                .execute((job, context) -> watch.lookAtAll());
    }
}
