package culvert.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** A PostgreSQL server of our own below the data directory, for those who try Culvert or run it small. */
public final class EmbeddedDatabase implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(60);

    private final EmbeddedPostgres server;

    private EmbeddedDatabase(EmbeddedPostgres server) {
        this.server = server;
    }

    /**
     * Starts the server, after ending one that a killed broker left behind. What was committed there is kept.
     *
     * @throws DatabaseUnusable when it does not start
     */
    public static EmbeddedDatabase start(DataDirectory directory) {
        Path data = directory.path().resolve("postgres");
        new OrphanedServer(data).end();
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setOverrideWorkingDirectory(
                            directory.path().resolve("postgres-runtime").toFile())
                    .setCleanDataDirectory(false)
                    // The library is made for tests and gives durability away; we acknowledge orders.
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("max_connections", "100")
                    // Main ends the server after Quarkus has used it for the last time.
                    .setRegisterShutdownHook(false)
                    .setPGStartupWait(START)
                    .start();
            // The library reads the whole packed server into the heap; so early there is little else to look through.
            System.gc();
            return new EmbeddedDatabase(server);
        } catch (IOException | IllegalStateException e) {
            throw new DatabaseUnusable("The embedded PostgreSQL in " + data + " does not start: " + e.getMessage(), e);
        }
    }

    public String jdbcUrl() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new DatabaseUnusable("The embedded PostgreSQL could not be ended.", e);
        }
    }
}
