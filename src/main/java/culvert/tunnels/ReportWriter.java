package culvert.tunnels;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Gathers the reports that arrive while one transaction is committed into the next one. Each of them waits for a commit, but
 * a thousand a second do not need a thousand commits.
 */
@ApplicationScoped
class ReportWriter {

    private static final int MOST_AT_ONCE = 500;
    private static final int MOST_WAITING = 10_000;
    private static final int LONGEST_SECONDS = 5;
    private static final int MOST_ATTEMPTS = 3;
    private static final Logger LOG = Logger.getLogger(ReportWriter.class);

    private record Waiting(Incoming report, CompletableFuture<Receipt> done) {}

    private final ReportLedger ledger;
    private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(MOST_WAITING);
    private volatile boolean ended;

    ReportWriter(ReportLedger ledger) {
        this.ledger = ledger;
    }

    void start(@Observes StartupEvent starting) {
        Thread.ofPlatform().daemon().name("reports").start(this::work);
    }

    void end(@Observes ShutdownEvent stopping) {
        ended = true;
    }

    /**
     * Writes a report down; done when it is committed.
     *
     * @return what became of it; fails when the database does, and with {@link Overloaded} when too many wait
     */
    CompletableFuture<Receipt> write(Incoming report) {
        Waiting waiting = new Waiting(report, new CompletableFuture<>());
        if (!queue.offer(waiting)) {
            waiting.done().completeExceptionally(new Overloaded());
        }
        return waiting.done().orTimeout(LONGEST_SECONDS, TimeUnit.SECONDS);
    }

    private void work() {
        List<Waiting> batch = new ArrayList<>(MOST_AT_ONCE);
        while (!ended) {
            try {
                Waiting first = queue.poll(1, TimeUnit.SECONDS);
                if (first != null) {
                    batch.add(first);
                    queue.drainTo(batch, MOST_AT_ONCE - 1);
                    write(batch);
                    batch.clear();
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void write(List<Waiting> batch) {
        try {
            List<Receipt> receipts =
                    writeInTurn(batch.stream().map(Waiting::report).toList());
            for (int i = 0; i < receipts.size(); i++) {
                batch.get(i).done().complete(receipts.get(i));
            }
        } catch (RuntimeException e) {
            if (batch.size() == 1) {
                batch.getFirst().done().completeExceptionally(e);
            } else {
                // One that cannot be written must not take the others with it.
                batch.forEach(each -> write(List.of(each)));
            }
        }
    }

    /** A supervisor that got no answer may say the same to another broker: the slower one looks again. */
    private List<Receipt> writeInTurn(List<Incoming> reports) {
        for (int attempt = 1; attempt < MOST_ATTEMPTS; attempt++) {
            try {
                return ledger.write(reports);
            } catch (RunWriting.Overtaken e) {
                LOG.debugf("overtaken by another broker, attempt %d", attempt);
            }
        }
        return ledger.write(reports);
    }

    /** More reports wait than can be written soon. */
    static final class Overloaded extends RuntimeException {}
}
