package culvert.tunnels;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Runs {@link TunnelRetention} every hour, on one broker at a time. */
@ApplicationScoped
class TunnelRetentionJob {

    @Produces
    @Singleton
    RecurringTask<Void> forgetOldReports(TunnelRetention retention) {
        return Tasks.recurring("forget-old-reports", FixedDelay.of(Duration.ofHours(1)))
                .execute((job, context) -> {
                    retention.thin();
                    retention.forget();
                });
    }
}
