package culvert.resources;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Runs {@link Retention} every hour, on one broker at a time. */
@ApplicationScoped
class RetentionJob {

    @Produces
    @Singleton
    RecurringTask<Void> destroyOldConfigs(Retention retention) {
        return Tasks.recurring("destroy-old-configs", FixedDelay.of(Duration.ofHours(1)))
                .execute((job, context) -> retention.destroyOldConfigs());
    }
}
