package culvert.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import culvert.testsupport.BrokerProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Brokers of the version before, exchanged one after the other for those of this one and back again, while platforms order and
 * people sign on and read; run by {@code ./dev bench upgrade} only.
 */
final class UpgradeBench {

    private static final Path OLDER =
            Path.of(Objects.requireNonNull(System.getProperty("culvert.older"), "culvert.older"));
    private static final int SECONDS = Integer.getInteger("culvert.seconds", 10);
    private static final int REQUESTS_A_SECOND = Integer.getInteger("culvert.rate", 50);
    private static final long SEED = Long.getLong("culvert.seed", System.nanoTime());
    private static final double SUCCESS = 0.999;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void an_upgrade_and_the_way_back_lose_nothing() throws Exception {
        try (TestDatabase database = new TestDatabase(folder);
                PlatformServer platform = new PlatformServer()) {
            Map<String, String> settings = new HashMap<>(database.settings(database.port()));
            settings.put("CULVERT_SCALINGO_API_URL", platform.address().toString());
            settings.put("CULVERT_TRUSTED_PROXIES", "127.0.0.1");
            try (Cluster cluster = new Cluster(2, settings, OLDER);
                    Marketplace marketplace = cluster.marketplace();
                    Load people = new Load(marketplace, 2, SEED)) {
                SteadyLoad load = new SteadyLoad(marketplace, REQUESTS_A_SECOND, SEED);
                live();
                cluster.exchangeAll(BrokerProcess.jar());
                live();
                cluster.exchangeAll(OLDER);
                live();
                load.close();
                people.stop();
                await().atMost(Duration.ofSeconds(60)).until(load::isQuiet);
                Ledger ledger = database.ledger();
                await().atMost(Duration.ofSeconds(60)).until(() -> ledger.unsettled() == 0);
                assertThat(load.wrongAnswers()).as("seed %d", SEED).isEmpty();
                assertThat(people.wrongAnswers()).as("seed %d", SEED).isEmpty();
                assertThat(anomalies(load.orders(), "s", ledger)).isEmpty();
                assertThat(anomalies(people.orders(), "o", ledger)).isEmpty();
                Map<String, List<String>> versions = ledger.versions();
                people.saves()
                        .forEach((id, attempts) -> assertThat(
                                        new VersionHistory(attempts).anomalies(versions.getOrDefault(id, List.of())))
                                .as("%s, seed %d", id, SEED)
                                .isEmpty());
                assertThat(ledger.halves()).isEmpty();
                assertThat(new Publications(platform).anomalies(ledger)).isEmpty();
                report(load, people);
                assertThat((double) load.answered() / load.made()).isGreaterThanOrEqualTo(SUCCESS);
            }
        }
    }

    // Each of the two loads gives its orders names of its own.
    private static List<String> anomalies(OrderHistory orders, String first, Ledger ledger) {
        List<OrderHistory.Found> own = ledger.orders().stream()
                .filter(found -> found.key().startsWith(first))
                .toList();
        return orders.anomalies(orders.answers(), own);
    }

    private static void live() throws InterruptedException {
        new CountDownLatch(1).await(SECONDS / 3, TimeUnit.SECONDS);
    }

    private static void report(SteadyLoad load, Load people) {
        Figures.report("""
                Two brokers on one PostgreSQL at %d requests/s, exchanged one after the other and back again: %d requests, %d \
                answered at once, %d with one retry (%.3f %%); %d orders and %d saves acknowledged, none lost or doubled, no wrong \
                answer, every app has the newest version.""".formatted(
                        REQUESTS_A_SECOND,
                        load.made(),
                        load.answeredAtOnce(),
                        load.answered(),
                        100.0 * load.answered() / load.made(),
                        load.orders().acknowledged() + people.orders().acknowledged(),
                        people.saved()));
    }
}
