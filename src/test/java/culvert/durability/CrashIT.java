package culvert.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import culvert.security.Keysets;
import culvert.testsupport.BrokerProcess;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} of the packaged broker at random points while people order and save: after each start everything that was
 * acknowledged is there, once and whole, and at the end every app has the newest version. Every fourth kill falls between
 * a change on the platform and its answer. {@code ./dev bench crash} does it 200 times.
 */
final class CrashIT {

    private static final int KILLS = Integer.getInteger("culvert.kills", 10);
    private static final long SEED = Long.getLong("culvert.seed", System.nanoTime());
    private static final int PEOPLE = 8;
    // Counted in what was acknowledged, so that a slow machine's broker is not killed before it has done anything.
    private static final int LONGEST_LIFE = 40;
    private static final int LONGEST_LAST_MOMENT_MILLISECONDS = 100;
    private static final Duration LONGEST_CALL = Duration.ofMillis(15);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final PlatformServer platform = new PlatformServer();
    private final int port = BrokerProcess.freePort();

    private @Nullable EmbeddedPostgres external;

    @AfterEach
    void end() throws IOException {
        platform.close();
        if (external != null) {
            external.close();
        }
    }

    @Test
    void nothing_acknowledged_is_lost_doubled_or_half_made() throws Exception {
        System.out.println("crash: seed " + SEED + ", " + KILLS + " kills");
        Map<String, String> settings = settings();
        SplittableRandom random = new SplittableRandom(SEED);
        long[] starts = new long[KILLS + 1];
        Set<String> interrupted = new HashSet<>();
        platform.delay(LONGEST_CALL);
        BrokerProcess broker = start(settings, starts, 0);
        Ledger ledger = ledger();
        try (Marketplace marketplace = new Marketplace(broker.address());
                Load load = new Load(marketplace, PEOPLE, random.nextLong())) {
            for (int kill = 1; kill <= KILLS; kill++) {
                live(broker, load, random, kill);
                interrupted.addAll(ledger.interrupted());
                broker = start(settings, starts, kill);
                ledger = ledger();
                assertThat(load.anomalies(ledger, false))
                        .as("after kill %d, seed %d", kill, SEED)
                        .isEmpty();
            }
            load.stop();
            Ledger last = ledger;
            await().atMost(Duration.ofSeconds(60)).until(() -> last.unsettled() == 0);
            assertThat(load.anomalies(last, true)).as("seed %d", SEED).isEmpty();
            assertThat(new Publications(platform).anomalies(last))
                    .as("seed %d", SEED)
                    .isEmpty();
            report(load, interrupted.size(), starts);
        } finally {
            broker.close();
        }
    }

    private void live(BrokerProcess broker, Load load, SplittableRandom random, int kill) throws InterruptedException {
        if (kill % 4 != 0) {
            int end = load.acknowledged() + random.nextInt(LONGEST_LIFE);
            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(5))
                    .until(() ->
                            load.acknowledged() >= end || !load.wrongAnswers().isEmpty());
            new CountDownLatch(1).await(random.nextInt(LONGEST_LAST_MOMENT_MILLISECONDS), TimeUnit.MILLISECONDS);
            broker.kill();
            return;
        }
        CountDownLatch killed = new CountDownLatch(1);
        AtomicReference<@Nullable BrokerProcess> victim = new AtomicReference<>(broker);
        platform.afterChange(app -> {
            BrokerProcess alive = victim.getAndSet(null);
            if (alive != null) {
                alive.kill();
                killed.countDown();
            }
        });
        assertThat(killed.await(60, TimeUnit.SECONDS))
                .as("a delivery comes; answered wrongly: %s", load.wrongAnswers())
                .isTrue();
        platform.afterChange(app -> {});
    }

    private BrokerProcess start(Map<String, String> settings, long[] starts, int number) {
        long began = System.nanoTime();
        BrokerProcess broker = BrokerProcess.startReady(port, settings);
        starts[number] = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
        return broker;
    }

    private Map<String, String> settings() throws IOException {
        Path keyset = folder.resolve("keyset.json");
        Keysets.fromFileOrNew(keyset);
        if (!Boolean.getBoolean("culvert.external")) {
            return Map.of(
                    "CULVERT_DATA_DIR", folder.resolve("data").toString(),
                    "CULVERT_KEYSET", keyset.toString(),
                    "CULVERT_SCALINGO_API_URL", platform.address().toString());
        }
        external = EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("database"))
                .setCleanDataDirectory(false)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
        return Map.of(
                "DATABASE_URL", "postgres://postgres@127.0.0.1:" + external.getPort() + "/postgres",
                "CULVERT_KEYSET", keyset.toString(),
                "CULVERT_SCALINGO_API_URL", platform.address().toString());
    }

    private Ledger ledger() throws IOException {
        return new Ledger(
                "jdbc:postgresql://127.0.0.1:" + databasePort() + "/postgres?user=postgres",
                folder.resolve("keyset.json"));
    }

    // The embedded server takes another port at each start; PostgreSQL writes it into the fourth line of its pid file.
    private int databasePort() throws IOException {
        if (external != null) {
            return external.getPort();
        }
        return Integer.parseInt(Files.readAllLines(folder.resolve("data/postgres/postmaster.pid"))
                .get(3));
    }

    private static void report(Load load, int interrupted, long[] starts) {
        Figures.report("""
                %d kills -9, seed %d, %s PostgreSQL: %d orders and %d saves acknowledged, %d requests without an answer, \
                %d deliveries interrupted between call and note.
                Lost 0, doubled 0, half made 0; every app has the newest version, none after a newer one.
                From the start of the process to ready: median %d ms, p99 %d ms, longest %d ms.""".formatted(
                        KILLS,
                        SEED,
                        Boolean.getBoolean("culvert.external") ? "external" : "embedded",
                        load.orders().acknowledged(),
                        load.saved(),
                        load.notAnswered(),
                        interrupted,
                        Figures.quantile(starts, 0.5),
                        Figures.quantile(starts, 0.99),
                        Figures.quantile(starts, 1)));
    }
}
