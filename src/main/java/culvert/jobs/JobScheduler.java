package culvert.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.OnStartup;
import com.github.kagkarlsson.scheduler.task.Task;
import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;

/** Starts db-scheduler with every {@link Task} bean of the house and ends it with the broker. */
@ApplicationScoped
public class JobScheduler {

    /** How many jobs run at once. They mostly wait for somebody else's answer, each on a virtual thread. */
    public static final int PLACES = 1000;

    // Another broker's commit cannot wake us; the first call to a platform is promised within a second of it.
    private static final Duration POLL = Duration.ofMillis(500);

    // A job of a killed broker is taken over after 4 missed beats, 8 to 12 seconds; a living one beats for its jobs
    // however long they take.
    private static final Duration HEARTBEAT = Duration.ofSeconds(2);
    private static final int MISSED_HEARTBEATS = 4;

    private static final double REFILL_WHEN_HALF_EMPTY = 0.5;
    private static final double NEVER_MORE_THAN_PLACES = 1.0;
    private static final Duration LAST_JOBS = Duration.ofSeconds(10);

    @Produces
    @Singleton
    Scheduler scheduler(
            AgroalDataSource database,
            TransactionSynchronizationRegistry transactions,
            @All List<Task<?>> tasks,
            Clock clock) {
        return Scheduler.create(new JoiningDataSource(database, transactions), tasks)
                .clock(clock::instant)
                .threads(PLACES)
                .executorService(Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("job-", 0).factory()))
                .pollUsingLockAndFetch(REFILL_WHEN_HALF_EMPTY, NEVER_MORE_THAN_PLACES)
                .pollingInterval(POLL)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .shutdownMaxWait(LAST_JOBS)
                .build();
    }

    void start(@Observes StartupEvent started, Scheduler scheduler, @All List<Task<?>> tasks, Clock clock) {
        scheduler.start();
        for (Task<?> task : tasks) {
            if (task instanceof OnStartup recurring) {
                recurring.onStartup(scheduler, clock::instant);
            }
        }
    }

    void stop(@Observes ShutdownEvent stopping, Scheduler scheduler) {
        scheduler.stop();
    }
}
