package culvert.tunnels;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import culvert.security.ReportToken;
import culvert.security.ReportTokens;
import culvert.testsupport.PostgresForTests;
import culvert.testsupport.ScalingoForTests;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/**
 * What {@code ./dev bench reports} measures: many resources whose containers report at a steady rate to this process, from
 * another one. Not part of the tests.
 */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
@WithTestResource(ScalingoForTests.class)
@SuppressWarnings("NullAway.Init")
final class ReportsBench {

    private static final int RESOURCES = Integer.getInteger("culvert.bench.resources", 10_000);
    private static final int CONTAINERS = 3;
    private static final String RATE = System.getProperty("culvert.bench.rate", "1000");
    private static final String SECONDS = System.getProperty("culvert.bench.seconds", "300");
    private static final String CORE_OF_SENDER = System.getProperty("culvert.bench.core", "1");
    private static final String CONNECTIONS = "200";
    private static final String REPORTS_PER_CUT = "500";

    @Inject
    AgroalDataSource database;

    @Inject
    ReportTokens tokens;

    @ConfigProperty(name = "test.url")
    URI broker;

    /** What the database holds, how much it wrote, and how long this process worked. */
    private record Counters(long runBytes, long eventBytes, long events, long written, long processorNanos) {}

    @Test
    void measure() throws SQLException, IOException, InterruptedException {
        durable();
        Path containers = order();
        Process sender = new ProcessBuilder(
                        "taskset",
                        "-c",
                        CORE_OF_SENDER,
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "src/bench/parts/Reporters.java",
                        broker.resolve("/reports/v1/events").toString(),
                        containers.toString(),
                        RATE,
                        SECONDS,
                        CONNECTIONS,
                        REPORTS_PER_CUT)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said = sender.inputReader(UTF_8)) {
            assertThat(said.readLine()).isEqualTo("ready");
            Counters before = counters();
            sender.outputWriter(UTF_8).append('\n').flush();
            String latencies = said.readLine();
            Counters after = counters();
            assertThat(latencies).isNotBlank();
            Runtime memory = Runtime.getRuntime();
            memory.gc();
            String figures = String.format(
                    Locale.ROOT,
                    "%s %d %d %d %d %d %d %d",
                    latencies,
                    (memory.totalMemory() - memory.freeMemory()) >> 20,
                    (after.processorNanos() - before.processorNanos()) / 1_000_000,
                    after.runBytes() - before.runBytes(),
                    after.runBytes(),
                    after.eventBytes() - before.eventBytes(),
                    after.events() - before.events(),
                    after.written() - before.written());
            Files.writeString(Path.of(System.getProperty("culvert.bench.out", "target/reports-bench")), figures + "\n");
        } finally {
            sender.destroy();
            Files.delete(containers);
        }
    }

    /** The database of the tests does not wait for the disk; one that keeps what it acknowledged does. */
    private void durable() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("alter system set fsync = on");
            statement.execute("select pg_reload_conf()");
        }
    }

    /** Makes the resources. @return a file with a container a line */
    private Path order() throws SQLException, IOException {
        try (Connection connection = database.getConnection();
                Statement insert = connection.createStatement()) {
            insert.execute("""
                    insert into resource (id, platform, app_id, plan, ordered_plan, state, newest_version, created_at)
                    select 'bench-' || n, 'scalingo', 'bench-' || n, 'p', 'p', 'provisioned', 1, now()
                    from generate_series(1, %d) n
                    """.formatted(RESOURCES));
        }
        List<String> containers = new ArrayList<>();
        for (int container = 1; container <= CONTAINERS; container++) {
            for (int resource = 1; resource <= RESOURCES; resource++) {
                String token = tokens.issue(new ReportToken("bench-" + resource, 1));
                containers.add(token + " web-" + container + " " + UUID.randomUUID());
            }
        }
        return Files.write(Files.createTempFile("containers", ""), containers);
    }

    private Counters counters() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement select = connection.createStatement();
                ResultSet row = select.executeQuery("""
                        select pg_total_relation_size('tunnel_run'), pg_total_relation_size('tunnel_event'),
                            (select count(*) from tunnel_event), pg_current_wal_lsn() - '0/0'::pg_lsn
                        """)) {
            row.next();
            var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
            return new Counters(
                    row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), system.getProcessCpuTime());
        }
    }
}
