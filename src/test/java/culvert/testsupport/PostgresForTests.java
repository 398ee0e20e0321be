package culvert.testsupport;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One real PostgreSQL for all tests with Quarkus, without fsync, and an empty data directory beside it. */
public final class PostgresForTests implements QuarkusTestResourceLifecycleManager {

    private @Nullable EmbeddedPostgres server;

    @Override
    public Map<String, String> start() {
        try {
            EmbeddedPostgres started = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "off")
                    // Deliberately not UTC: nothing may depend on the server's time zone.
                    .setServerConfig("timezone", "Pacific/Auckland")
                    .start();
            server = started;
            Path data = Files.createTempDirectory("culvert-test");
            return Map.of(
                    "quarkus.datasource.jdbc.url",
                    started.getJdbcUrl("postgres", "postgres"),
                    "CULVERT_DATA_DIR",
                    data.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        try {
            if (server != null) {
                server.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
