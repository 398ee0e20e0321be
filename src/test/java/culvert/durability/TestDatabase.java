package culvert.durability;

import culvert.security.Keysets;
import culvert.testsupport.BrokerProcess;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** A PostgreSQL outside the broker, durable as one in production, with a keyset beside it. */
final class TestDatabase implements AutoCloseable {

    private final Path folder;
    private final int port = BrokerProcess.freePort();
    private EmbeddedPostgres server;

    TestDatabase(Path folder) {
        this.folder = folder;
        Keysets.fromFileOrNew(keyset());
        server = startServer();
    }

    int port() {
        return port;
    }

    Path keyset() {
        return folder.resolve("keyset.json");
    }

    Ledger ledger() {
        return new Ledger(jdbcUrl(), keyset());
    }

    String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres";
    }

    /**
     * What a broker needs to use it.
     *
     * @param through the port at which it reaches the server
     */
    Map<String, String> settings(int through) {
        return Map.of(
                "DATABASE_URL",
                "postgres://postgres@127.0.0.1:" + through + "/postgres",
                "CULVERT_KEYSET",
                keyset().toString());
    }

    /** Changes the schema in the ways that a version after this one may, in the words of Flyway. */
    void migrateToNextVersion() {
        try (Connection connection = DriverManager.getConnection(jdbcUrl());
                Statement change = connection.createStatement()) {
            change.execute("alter table resource add column of_next_version text");
            change.execute("alter table config_version add column of_next_version integer not null default 1");
            change.execute("create table of_next_version (resource_id text not null references resource (id))");
            change.execute("""
                    insert into flyway_schema_history
                        (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
                    select max(installed_rank) + 1, '9999', 'next', 'SQL', 'V9999__next.sql', 1, current_user, 1, true
                      from flyway_schema_history
                    """);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Ends every process of the server at once, as a power cut does. */
    void kill() {
        try {
            long pid = Long.parseLong(Files.readAllLines(folder.resolve("database/postmaster.pid"))
                    .getFirst());
            ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
            ProcessHandle[] all = Stream.concat(Stream.of(postmaster), postmaster.descendants())
                    .toArray(ProcessHandle[]::new);
            for (ProcessHandle process : all) {
                process.destroyForcibly();
            }
            CompletableFuture.allOf(Stream.of(all).map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new))
                    .join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it again after {@link #kill}. */
    void start() {
        // The library holds a lock of its own on the directory.
        close();
        server = startServer();
    }

    private EmbeddedPostgres startServer() {
        try {
            return EmbeddedPostgres.builder()
                    .setPort(port)
                    .setDataDirectory(folder.resolve("database"))
                    .setCleanDataDirectory(false)
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("max_connections", "200")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
