package culvert.jobs;

import com.github.kagkarlsson.scheduler.ScheduledExecution;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceException;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How other rooms ask for a durable job: in their own transaction, so that job and cause are committed together. */
@ApplicationScoped
public class JobQueue {

    private final Scheduler scheduler;
    private final TransactionSynchronizationRegistry transactions;
    private final Clock clock;

    JobQueue(Scheduler scheduler, TransactionSynchronizationRegistry transactions, Clock clock) {
        this.scheduler = scheduler;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Makes the job due at once, waiting for a later time or not there at all; a job that runs at this moment is left
     * alone and has to look for new work before it ends. The caller must hold a lock that every asker for this job takes
     * first, and the job itself before it ends.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void runNow(TaskInstance<?> job) {
        runAt(job, clock.instant());
        wakeAfterCommit();
    }

    /**
     * The same, due a little later.
     *
     * @param delay how long the job waits at least
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void runAfter(TaskInstance<?> job, Duration delay) {
        runAt(job, clock.instant().plus(delay));
    }

    /**
     * The same, due a little later at the latest: a job that is due sooner stays as it is.
     *
     * @param delay how long the job waits at most
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void runWithin(TaskInstance<?> job, Duration delay) {
        Instant due = clock.instant().plus(delay);
        boolean isSooner = scheduler
                .getScheduledExecution(job)
                .filter(waiting -> !waiting.getExecutionTime().isAfter(due))
                .isPresent();
        if (!isSooner) {
            runAt(job, due);
        }
    }

    private void runAt(TaskInstance<?> job, Instant due) {
        Optional<ScheduledExecution<Object>> waiting = scheduler.getScheduledExecution(job);
        if (waiting.isEmpty()) {
            scheduler.schedule(job, due);
        } else if (!waiting.get().isPicked()) {
            bringForward(job, due);
        }
    }

    /** Drops a waiting job; one that runs at this moment ends by itself. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void cancel(TaskInstanceId job) {
        try {
            scheduler.cancel(job);
        } catch (TaskInstanceException e) {
            // Not there, running, or picked at this moment: nothing waits, which is what was asked for.
        }
    }

    /** Looks for due jobs now instead of at the next poll. */
    public void wake() {
        scheduler.triggerCheckForDueExecutions();
    }

    private void bringForward(TaskInstanceId job, Instant due) {
        try {
            scheduler.reschedule(job, due);
        } catch (TaskInstanceException e) {
            // It was picked between our look and our change, and will see the new work.
        }
    }

    private void wakeAfterCommit() {
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {}

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    wake();
                }
            }
        });
    }
}
