package culvert.jobs;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import culvert.failures.DatabaseDown;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Repeats a transaction of a job while the database is away. Without it the job would stay picked, and nobody would go on
 * with it until its broker is taken for dead.
 */
@ApplicationScoped
public class Patience {

    private static final Logger LOG = Logger.getLogger(Patience.class);
    private static final int PAUSE_MILLISECONDS = 500;

    private final CountDownLatch stopping = new CountDownLatch(1);

    /**
     * What the transaction returns, as soon as the database takes it. It may have been carried out before, when only the
     * answer to the commit was lost.
     */
    public <T> T until(Supplier<T> transaction) {
        while (true) {
            try {
                return transaction.get();
            } catch (RuntimeException e) {
                if (!DatabaseDown.caused(e) || isStopping()) {
                    throw e;
                }
                LOG.debug("the database does not answer; a job waits for it");
            }
        }
    }

    /**
     * Ends a job in one transaction with the decision whether it is over, so that new work can never fall between the two.
     *
     * @param next when the job has to run again; empty = it is over
     */
    public CompletionHandler<Void> ending(Supplier<Optional<Instant>> next) {
        return (complete, operations) ->
                until(() -> QuarkusTransaction.requiringNew().call(() -> {
                    Optional<Instant> time = next.get();
                    time.ifPresentOrElse(due -> operations.reschedule(complete, due), operations::remove);
                    return time;
                }));
    }

    void stop(@Observes ShutdownEvent event) {
        stopping.countDown();
    }

    private boolean isStopping() {
        try {
            return stopping.await(PAUSE_MILLISECONDS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
