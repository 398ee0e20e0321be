package culvert.provisioning.osb;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Runs {@link DeletedOrders} every hour, on one broker at a time. */
@ApplicationScoped
class DeletedOrdersJob {

    @Produces
    @Singleton
    RecurringTask<Void> forgetDeletedOrders(DeletedOrders deleted) {
        return Tasks.recurring("forget-deleted-service-orders", FixedDelay.of(Duration.ofHours(1)))
                .execute((job, context) -> deleted.forgetOld());
    }
}
