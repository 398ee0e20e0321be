package culvert.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import culvert.testsupport.BrokerProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The database is killed, or its line is pulled, in the moment in which a platform has taken a change whose outcome is still
 * to be noted. Everybody else is told to try again, and soon after it is back all goes on.
 */
final class DatabaseAwayIT {

    private static final int SECONDS = Integer.getInteger("culvert.away", 3);
    // Asked for are 2 s, as the bench has it; beside the other tests the machine may be busy.
    private static final Duration RECOVERY = Duration.ofSeconds(Integer.getInteger("culvert.recovery", 15));
    private static final int PEOPLE = 4;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final PlatformServer platform = new PlatformServer();

    @SuppressWarnings("NullAway.Init")
    private TestDatabase database;

    @SuppressWarnings("NullAway.Init")
    private Balancer line;

    @SuppressWarnings("NullAway.Init")
    private BrokerProcess broker;

    @BeforeEach
    void start() {
        database = new TestDatabase(folder);
        line = new Balancer(List.of(database.port()));
        Map<String, String> settings = new HashMap<>(database.settings(line.port()));
        settings.put("CULVERT_SCALINGO_API_URL", platform.address().toString());
        broker = BrokerProcess.startReady(BrokerProcess.freePort(), settings);
    }

    @AfterEach
    void end() {
        broker.close();
        line.close();
        database.close();
        platform.close();
    }

    @Test
    void a_killed_database() throws Exception {
        goThrough("PostgreSQL killed", database::kill, database::start, true);
    }

    @Test
    void a_pulled_line() throws Exception {
        // Nobody refuses what is sent into it, so nobody is told to wait before the patience for a connection is over.
        goThrough("The line to PostgreSQL pulled", line::pull, line::plug, SECONDS > 10);
    }

    private static void report(String what, Duration recovery, Marketplace marketplace) {
        long[] waits = marketplace.millisecondsUntilAskedToWait();
        String told = waits.length == 0
                ? "No request was refused meanwhile"
                : "Meanwhile %d requests were answered 503 with Retry-After, median after %d ms, longest %d ms"
                        .formatted(waits.length, Figures.quantile(waits, 0.5), Figures.quantile(waits, 1));
        Figures.report(
                "%s for %d s: recovery of answers and jobs %d ms after it was back. %s; none was left without an answer."
                        .formatted(what, SECONDS, recovery.toMillis(), told));
    }

    private void goThrough(String what, Runnable away, Runnable back, boolean asksToWait) throws Exception {
        try (Marketplace marketplace = new Marketplace(broker.address())) {
            try (Load load = new Load(marketplace, PEOPLE, 1)) {
                load.orders().asked("watched");
                String id = marketplace.order("watched");
                Tab tab = Tab.open(marketplace, id);
                tab.read();
                await().atMost(Duration.ofSeconds(60)).until(() -> load.saved() > 10);
                CountDownLatch gone = new CountDownLatch(1);
                platform.afterChange(app -> {
                    if (app.equals("app-watched")) {
                        away.run();
                        gone.countDown();
                    }
                });
                SaveAttempt watched = tab.save("watched");
                assertThat(gone.await(60, TimeUnit.SECONDS)).isTrue();
                new CountDownLatch(1).await(SECONDS, TimeUnit.SECONDS);
                back.run();
                long began = System.nanoTime();
                int before = load.saved();
                // The delivery that was under way is noted, and people's saves are taken.
                await().atMost(RECOVERY)
                        .pollInterval(Duration.ofMillis(50))
                        .until(() -> state(id).equals("published") && load.saved() > before);
                Duration recovery = Duration.ofNanos(System.nanoTime() - began);
                load.stop();
                assertThat(marketplace.cuts()).as("requests without an answer").isZero();
                if (asksToWait) {
                    assertThat(marketplace.millisecondsUntilAskedToWait()).isNotEmpty();
                }
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> database.ledger().unsettled() == 0);
                assertThat(load.anomalies(database.ledger(), true)).isEmpty();
                assertThat(new VersionHistory(List.of(watched))
                                .anomalies(database.ledger().versions().getOrDefault(id, List.of())))
                        .isEmpty();
                assertThat(new Publications(platform).anomalies(database.ledger()))
                        .isEmpty();
                report(what, recovery, marketplace);
            }
        }
    }

    private String state(String id) {
        return database.ledger().newestDelivery(id);
    }
}
