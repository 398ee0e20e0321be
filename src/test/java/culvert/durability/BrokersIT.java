package culvert.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Several brokers on one PostgreSQL behind a plain load balancer, one after the other killed and started again, while
 * platforms order, people sign on, and pairs of tabs save over each other. Short here; {@code ./dev bench brokers} takes
 * three brokers, five minutes and 300 pairs.
 */
final class BrokersIT {

    private static final int BROKERS = Integer.getInteger("culvert.brokers", 2);
    private static final int SECONDS = Integer.getInteger("culvert.seconds", 8);
    private static final int KILL_EVERY_SECONDS = Integer.getInteger("culvert.killEvery", 3);
    private static final int REQUESTS_A_SECOND = Integer.getInteger("culvert.rate", 20);
    private static final int PAIRS = Integer.getInteger("culvert.pairs", 20);
    private static final int PAIRS_AT_ONCE = 10;
    private static final long SEED = Long.getLong("culvert.seed", System.nanoTime());
    // A machine that also does other things answers some only after the client has lost patience.
    private static final double SUCCESS = Double.parseDouble(System.getProperty("culvert.success", "0.95"));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final PlatformServer platform = new PlatformServer();

    @SuppressWarnings("NullAway.Init")
    private TestDatabase database;

    @BeforeEach
    void start() {
        database = new TestDatabase(folder);
        platform.delay(Duration.ofMillis(10));
    }

    @AfterEach
    void end() {
        database.close();
        platform.close();
    }

    @Test
    void together_they_lose_nothing_when_one_after_the_other_is_killed() throws Exception {
        System.out.println("brokers: seed " + SEED);
        Map<String, String> settings = new HashMap<>(database.settings(database.port()));
        settings.put("CULVERT_SCALINGO_API_URL", platform.address().toString());
        // The balancer is a proxy of ours: that many people behind it try used links does not make it somebody who
        // guesses.
        settings.put("CULVERT_TRUSTED_PROXIES", "127.0.0.1");
        SplittableRandom random = new SplittableRandom(SEED);
        try (Cluster cluster = new Cluster(BROKERS, settings);
                Marketplace marketplace = cluster.marketplace()) {
            SteadyLoad load = new SteadyLoad(marketplace, REQUESTS_A_SECOND, random.nextLong());
            List<Future<TwoTabs.Pair>> pairs;
            int kills;
            try (ExecutorService people = Executors.newFixedThreadPool(PAIRS_AT_ONCE)) {
                pairs = pairs(people, marketplace, load.orders(), random);
                kills = killOneAfterTheOther(cluster, database);
            }
            load.close();
            await().atMost(Duration.ofSeconds(60)).until(() -> load.isQuiet());
            Ledger ledger = database.ledger();
            await().atMost(Duration.ofSeconds(60)).until(() -> ledger.unsettled() == 0);
            assertThat(load.wrongAnswers()).as("seed %d", SEED).isEmpty();
            assertThat(load.orders().anomalies(load.orders().answers(), ledger.orders()))
                    .as("seed %d", SEED)
                    .isEmpty();
            assertThat(ledger.halves()).isEmpty();
            int saves = judge(pairs, ledger);
            assertThat(new Publications(platform).anomalies(ledger))
                    .as("seed %d", SEED)
                    .isEmpty();
            report(load, kills, saves);
            assertThat((double) load.answered() / load.made()).isGreaterThanOrEqualTo(SUCCESS);
        }
    }

    private static List<Future<TwoTabs.Pair>> pairs(
            ExecutorService people, Marketplace marketplace, OrderHistory orders, SplittableRandom random) {
        List<Future<TwoTabs.Pair>> pairs = new ArrayList<>();
        for (int pair = 0; pair < PAIRS; pair++) {
            pairs.add(people.submit(new TwoTabs(marketplace, orders, "pair" + pair, random.split())));
        }
        return pairs;
    }

    private static int killOneAfterTheOther(Cluster cluster, TestDatabase database) throws InterruptedException {
        int kills = 0;
        // As the first broker of the next version does; those of this one work on with it, and start on it.
        database.migrateToNextVersion();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (System.nanoTime() < end) {
            new CountDownLatch(1).await(KILL_EVERY_SECONDS, TimeUnit.SECONDS);
            cluster.killAndRestart(kills++);
        }
        return kills;
    }

    private static int judge(List<Future<TwoTabs.Pair>> pairs, Ledger ledger) throws Exception {
        Map<String, List<String>> versions = ledger.versions();
        int saves = 0;
        for (Future<TwoTabs.Pair> pair : pairs) {
            TwoTabs.Pair told = pair.get();
            saves += told.attempts().size();
            assertThat(new VersionHistory(told.attempts()).anomalies(versions.getOrDefault(told.id(), List.of())))
                    .as("%s, seed %d", told, SEED)
                    .isEmpty();
        }
        return saves;
    }

    private static void report(SteadyLoad load, int kills, int saves) {
        Figures.report("""
                %d brokers on one PostgreSQL, %d s at %d requests/s, seed %d, %d kills: %d requests, %d answered at once, \
                %d with one retry (%.3f %%); %d orders acknowledged, none lost or doubled; no used link opened again.
                %d pairs of tabs made %d saves over each other: no lost update, every stale one was told so and shown the difference.""".formatted(
                        BROKERS,
                        SECONDS,
                        REQUESTS_A_SECOND,
                        SEED,
                        kills,
                        load.made(),
                        load.answeredAtOnce(),
                        load.answered(),
                        100.0 * load.answered() / load.made(),
                        load.orders().acknowledged(),
                        PAIRS,
                        saves));
    }
}
