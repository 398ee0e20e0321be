package culvert.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A PostgreSQL server of our own below the data directory, for those who try Culvert or run it small. */
public final class EmbeddedDatabase implements AutoCloseable {

    private static final String HOST = "127.0.0.1";
    private static final String USER = "postgres";
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(3);

    private final Path data;
    private final Path log;
    private final int port;
    private final Process server;

    private EmbeddedDatabase(Path data, Path log, int port, Process server) {
        this.data = data;
        this.log = log;
        this.port = port;
        this.server = server;
    }

    /**
     * Starts the server, after ending one that a killed broker left behind. What was committed there is kept. It works
     * for itself from then on; {@link #awaitReady} says when it can be used.
     *
     * @throws DatabaseUnusable when it cannot be started
     */
    public static EmbeddedDatabase start(DataDirectory directory) {
        Path data = directory.path().resolve("postgres");
        Path log = directory.path().resolve("postgres.log");
        new OrphanedServer(data).end();
        try {
            ServerPrograms programs = ServerPrograms.in(directory.path().resolve("postgres-runtime"));
            if (!Files.exists(data.resolve("PG_VERSION"))) {
                initialize(programs, data, log);
            }
            int port = freePort();
            return new EmbeddedDatabase(data, log, port, launch(programs, data, log, port));
        } catch (IOException e) {
            throw new DatabaseUnusable("The embedded PostgreSQL in " + data + " does not start: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            throw DatabaseUnusable.interrupted(e);
        }
    }

    // Elsewhere, and then moved into its place: a cluster that a kill left half made never looks like one.
    private static void initialize(ServerPrograms programs, Path data, Path log)
            throws IOException, InterruptedException {
        Path fresh = Files.createTempDirectory(data.getParent(), "postgres-new-");
        Process initdb = programs.command(
                        log,
                        List.of(),
                        "initdb",
                        "--auth=trust",
                        "--username=" + USER,
                        "--encoding=UTF-8",
                        "--pgdata=" + fresh)
                .start();
        if (initdb.waitFor() != 0) {
            throw new IOException(lastLine(log));
        }
        Files.move(fresh, data, StandardCopyOption.ATOMIC_MOVE);
    }

    private static Process launch(ServerPrograms programs, Path data, Path log, int port) throws IOException {
        return programs.command(
                        log,
                        // In a session of its own: Ctrl-C is the broker's, which ends the server after its last use.
                        List.of("setsid"),
                        "postgres",
                        "-D",
                        data.toString(),
                        "--listen_addresses=" + HOST,
                        "--port=" + port,
                        "--unix_socket_directories=",
                        "--max_connections=100",
                        "--timezone=UTC",
                        // Whatever a file says: we acknowledge orders.
                        "--fsync=on",
                        "--synchronous_commit=on",
                        // What happens to the server; not each statement that failed, which we answer for ourselves.
                        "--log_min_messages=log",
                        "--log_checkpoints=off")
                .start();
    }

    /**
     * Waits until clients are let in. Looks at what the server writes about itself: it is there in 50 ms, or after a crash
     * as soon as it has read its log.
     *
     * @throws DatabaseUnusable when it ends instead, or takes longer than a minute
     */
    public void awaitReady() {
        PidFile pidFile = new PidFile(data);
        long patience = System.nanoTime() + START.toNanos();
        try {
            while (!pidFile.isReady()) {
                if (server.waitFor(LOOK.toMillis(), TimeUnit.MILLISECONDS) || System.nanoTime() > patience) {
                    throw new DatabaseUnusable(
                            "The embedded PostgreSQL in " + data + " does not start: " + lastLine(log));
                }
            }
        } catch (IOException e) {
            throw new DatabaseUnusable("The embedded PostgreSQL in " + data + " does not start: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            throw DatabaseUnusable.interrupted(e);
        }
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://" + HOST + ":" + port + "/postgres?user=" + USER;
    }

    @Override
    public void close() {
        try {
            FastShutdown.of(server);
        } catch (IOException e) {
            throw new DatabaseUnusable("The embedded PostgreSQL could not be ended.", e);
        } catch (InterruptedException e) {
            throw DatabaseUnusable.interrupted(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private static String lastLine(Path log) throws IOException {
        return Files.readAllLines(log).stream()
                .filter(line -> !line.isBlank())
                .reduce((earlier, later) -> later)
                .orElse("it does not say why");
    }
}
