package culvert.sso;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Forgets old sign-ons every hour, on one broker at a time. */
@ApplicationScoped
class SignOnsJob {

    @Produces
    @Singleton
    RecurringTask<Void> forgetOldSignOns(SignOns signOns) {
        return Tasks.recurring("forget-old-sign-ons", FixedDelay.of(Duration.ofHours(1)))
                .execute((job, context) -> signOns.forgetOld());
    }
}
