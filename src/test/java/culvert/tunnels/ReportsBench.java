package culvert.tunnels;

import static org.assertj.core.api.Assertions.assertThat;

import culvert.security.ReportToken;
import culvert.security.ReportTokens;
import culvert.testsupport.PostgresForTests;
import culvert.testsupport.ScalingoForTests;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** What {@code ./dev bench reports} measures: many resources whose containers report at a steady rate. Not part of the tests. */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
@WithTestResource(ScalingoForTests.class)
@SuppressWarnings("NullAway.Init")
final class ReportsBench {

    private static final int RESOURCES = Integer.getInteger("culvert.bench.resources", 10_000);
    private static final int CONTAINERS = 3;
    private static final int A_SECOND = Integer.getInteger("culvert.bench.rate", 1000);
    private static final int SECONDS = Integer.getInteger("culvert.bench.seconds", 300);
    private static final int WARM_UP_SECONDS = 20;

    @Inject
    AgroalDataSource database;

    @Inject
    ReportTokens tokens;

    @ConfigProperty(name = "test.url")
    URI broker;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private record Container(String token, String name, UUID run, AtomicInteger sequence) {}

    @Test
    void measure() throws SQLException, IOException {
        List<Container> containers = order();
        long first = System.nanoTime();
        send(containers, WARM_UP_SECONDS, first);
        long before = bytes();
        long[] latencies = send(containers, SECONDS, System.nanoTime());
        long after = bytes();
        Arrays.sort(latencies);
        Runtime memory = Runtime.getRuntime();
        memory.gc();
        String figures = String.format(
                Locale.ROOT,
                "%d %.1f %.1f %.1f %d %d",
                latencies.length,
                milliseconds(latencies, 0.5),
                milliseconds(latencies, 0.99),
                milliseconds(latencies, 1),
                (memory.totalMemory() - memory.freeMemory()) >> 20,
                (after - before) >> 10);
        Files.writeString(Path.of(System.getProperty("culvert.bench.out", "target/reports-bench")), figures + "\n");
        assertThat(latencies).hasSize(A_SECOND * SECONDS);
    }

    private List<Container> order() throws SQLException {
        List<Container> containers = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement insert = connection.createStatement()) {
            insert.execute("""
                    insert into resource (id, platform, app_id, plan, ordered_plan, state, newest_version, created_at)
                    select 'bench-' || n, 'scalingo', 'bench-' || n, 'p', 'p', 'provisioned', 1, now()
                    from generate_series(1, %d) n
                    """.formatted(RESOURCES));
        }
        for (int container = 1; container <= CONTAINERS; container++) {
            for (int resource = 1; resource <= RESOURCES; resource++) {
                String token = tokens.issue(new ReportToken("bench-" + resource, 1));
                containers.add(new Container(token, "web-" + container, UUID.randomUUID(), new AtomicInteger()));
            }
        }
        return containers;
    }

    /** Sends at the rate whatever the answers do; the latency of each counts from when it should have left. */
    private long[] send(List<Container> containers, int seconds, long start) {
        int count = A_SECOND * seconds;
        long[] latencies = new long[count];
        List<CompletableFuture<?>> answers = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            long due = start + i * 1_000_000_000L / A_SECOND;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            int index = i;
            answers.add(http.sendAsync(
                            request(containers.get(i % containers.size())), HttpResponse.BodyHandlers.discarding())
                    .thenAccept(answer -> {
                        assertThat(answer.statusCode()).isEqualTo(204);
                        latencies[index] = System.nanoTime() - due;
                    }));
        }
        CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).join();
        return latencies;
    }

    private HttpRequest request(Container container) {
        int sequence = container.sequence().incrementAndGet();
        String body = "{\"container\":\"%s\",\"run\":\"%s\",\"events\":[{\"sequence\":%d,\"at\":\"%s\",\"kind\":%s}]}"
                .formatted(
                        container.name(),
                        container.run(),
                        sequence,
                        Instant.now(),
                        sequence == 1 ? "\"starting\"" : "\"probe\",\"roundTripMilliseconds\":" + (10 + sequence % 7));
        return HttpRequest.newBuilder(broker.resolve("/reports/v1/events"))
                .header("Authorization", "Bearer " + container.token())
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private long bytes() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement select = connection.createStatement();
                ResultSet row = select.executeQuery(
                        "select pg_total_relation_size('tunnel_run') + pg_total_relation_size('tunnel_event')")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static double milliseconds(long[] sorted, double quantile) {
        return sorted[(int) Math.min(sorted.length - 1, Math.round(sorted.length * quantile))] / 1e6;
    }
}
