package culvert.platforms;

import com.github.kagkarlsson.scheduler.task.TaskInstance;
import culvert.jobs.JobQueue;
import culvert.manifest.AddonManifest;
import culvert.resources.AppId;
import culvert.resources.PlatformName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Takes back what was published to apps that are no longer bound, on platforms that leave that to us. An app stays left
 * behind until a look at it that began when no earlier call of ours can take effect any more.
 */
@ApplicationScoped
public class TakeBack {

    static final String JOB = "take-back";

    private static final Logger LOG = Logger.getLogger(TakeBack.class);

    // No platform works on a request for longer than its routers wait for an answer; theirs end after 30 to 60 seconds.
    private static final Duration LATEST_EFFECT = Duration.ofSeconds(60);
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration GIVEN_UP_AFTER = Duration.ofDays(7);

    private final Platforms platforms;
    private final BoundApps apps;
    private final Set<String> variables;
    private final JobQueue jobs;
    private final Clock clock;

    TakeBack(Platforms platforms, BoundApps apps, AddonManifest manifest, JobQueue jobs, Clock clock) {
        this.platforms = platforms;
        this.apps = apps;
        this.variables = manifest.variables();
        this.jobs = jobs;
        this.clock = clock;
    }

    /**
     * Which instance the job is about.
     *
     * @param platform where its apps are
     */
    record Task(PlatformName platform, AppId instance) {

        private static final char BETWEEN = '/';

        static Task named(String job) {
            int between = job.indexOf(BETWEEN);
            return new Task(PlatformName.valueOf(job.substring(0, between)), new AppId(job.substring(between + 1)));
        }

        String name() {
            return platform.name() + BETWEEN + instance.value();
        }
    }

    /** Has it done as soon as the caller's transaction, which holds the lock on the instance, is over. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void ask(PlatformName platform, AppId instance) {
        jobs.runNow(new TaskInstance<>(JOB, new Task(platform, instance).name()));
    }

    /** Looks at every app that was left behind. @return when to look again, by binding, where it is not done */
    Map<String, Instant> run(Task task) {
        Map<String, Instant> again = new HashMap<>();
        for (LeftBehind left : apps.leftBehind(task.instance())) {
            takeBack(task, left).ifPresent(time -> again.put(left.app().binding(), time));
        }
        return again;
    }

    /**
     * When the job has to run again: at once for an app that was left behind during the run; empty when none is.
     *
     * @param again what the run found
     */
    Optional<Instant> next(Task task, Map<String, Instant> again) {
        return apps.leftBehind(task.instance()).stream()
                .map(left -> again.getOrDefault(left.app().binding(), clock.instant()))
                .min(Instant::compareTo);
    }

    private Optional<Instant> takeBack(Task task, LeftBehind left) {
        Instant began = clock.instant();
        try {
            platforms.named(task.platform()).takeBack(task.instance(), left.app(), variables);
        } catch (PlatformFailure.AppNotFound e) {
            LOG.debugf("app %s is gone, and its variables with it", left.app().app());
        } catch (PlatformFailure e) {
            return later(task, left, e);
        }
        Instant secondLook = left.since().plus(LATEST_EFFECT);
        boolean forGood = !began.isBefore(secondLook);
        apps.noteTakenBack(task.instance(), left.app(), forGood);
        return forGood ? Optional.empty() : Optional.of(secondLook);
    }

    private Optional<Instant> later(Task task, LeftBehind left, PlatformFailure why) {
        Instant now = clock.instant();
        if (!now.isBefore(left.since().plus(GIVEN_UP_AFTER))) {
            LOG.warnf("app %s keeps what was published to it: %s", left.app().app(), why.reason());
            apps.noteTakenBack(task.instance(), left.app(), true);
            return Optional.empty();
        }
        LOG.infof("app %s still has what was published to it: %s", left.app().app(), why.reason());
        Duration wait = waitAfter(Duration.between(left.since(), now), why);
        return Optional.of(now.plus(wait));
    }

    // As long again as it lasts already, so that the waits double.
    private static Duration waitAfter(Duration lasting, PlatformFailure why) {
        Duration ours = max(SHORTEST, lasting.compareTo(LONGEST) < 0 ? lasting : LONGEST);
        return why instanceof PlatformFailure.RateLimited limited && limited.retryAfter() != null
                ? max(ours, limited.retryAfter())
                : ours;
    }

    private static Duration max(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
