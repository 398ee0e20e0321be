package culvert.platforms.heroku;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import culvert.platforms.PlatformFailure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Runs {@link Welcome} durably after each order with a grant, until it succeeded or cannot succeed any more. */
@ApplicationScoped
class WelcomeJob {

    static final String NAME = "welcome-heroku-addon";

    private static final Logger LOG = Logger.getLogger(WelcomeJob.class);

    // Often enough for the code of a grant, which is good for about 5 minutes.
    private static final Duration AGAIN = Duration.ofSeconds(10);
    // The platform answers that it does not know the add-on, or does not want this yet.
    private static final Duration MUCH_LATER = Duration.ofMinutes(1);

    private final Welcome welcome;
    private final Clock clock;

    WelcomeJob(Welcome welcome, Clock clock) {
        this.welcome = welcome;
        this.clock = clock;
    }

    @Produces
    @Singleton
    CustomTask<Void> task() {
        return Tasks.custom(NAME, Void.class)
                .onFailureReschedule(FixedDelay.of(AGAIN))
                .onDeadExecutionRevive()
                .execute((job, context) -> run(job.getId()));
    }

    private CompletionHandler<Void> run(String uuid) {
        try {
            welcome.complete(uuid);
            return new CompletionHandler.OnCompleteRemove<>();
        } catch (PlatformFailure.Unavailable | PlatformFailure.RateLimited e) {
            return later(uuid, e, AGAIN);
        } catch (PlatformFailure.AppNotFound | PlatformFailure.Refused e) {
            return welcome.isYoung(uuid) ? later(uuid, e, MUCH_LATER) : never(uuid, e);
        } catch (PlatformFailure e) {
            return never(uuid, e);
        }
    }

    private CompletionHandler<Void> later(String uuid, PlatformFailure why, Duration wait) {
        LOG.infof("heroku add-on %s is not connected yet: %s", uuid, why.reason());
        return (done, operations) -> operations.reschedule(done, clock.instant().plus(wait));
    }

    private CompletionHandler<Void> never(String uuid, PlatformFailure why) {
        LOG.warnf("heroku add-on %s cannot be connected: %s", uuid, why.reason());
        try {
            welcome.giveUp(uuid);
        } catch (PlatformFailure e) {
            LOG.warnf("heroku add-on %s could not be given up either: %s", uuid, e.reason());
        }
        return new CompletionHandler.OnCompleteRemove<>();
    }
}
