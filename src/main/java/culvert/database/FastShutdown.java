package culvert.database;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** PostgreSQL's way to end cleanly without waiting for its clients. */
final class FastShutdown {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int LOOK_MILLISECONDS = 5;

    private FastShutdown() {}

    /**
     * Ends a server that this process started, and waits for it; nothing happens to one that has ended.
     *
     * @throws IOException when it does not end
     */
    static void of(Process server) throws IOException, InterruptedException {
        if (server.isAlive()) {
            ask(server.pid());
        }
        if (!server.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw stubborn(server.pid());
        }
    }

    /**
     * The same for the server of a broker that is gone. {@link ProcessHandle#onExit} would look three times a second at a
     * process that is no child of ours, and wait until whoever inherited it notices.
     *
     * @throws IOException when it does not end
     */
    static void ofOrphan(PidFile pidFile) throws IOException, InterruptedException {
        Optional<ProcessHandle> server = pidFile.running();
        if (server.isEmpty()) {
            return;
        }
        ask(server.get().pid());
        long patience = System.nanoTime() + PATIENCE.toNanos();
        while (pidFile.running().isPresent()) {
            if (System.nanoTime() > patience) {
                throw stubborn(server.get().pid());
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLISECONDS);
        }
    }

    // Java itself can only send TERM and KILL.
    private static void ask(long server) throws IOException {
        new ProcessBuilder("sh", "-c", "kill -INT " + server)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static IOException stubborn(long server) {
        return new IOException("PostgreSQL (pid " + server + ") does not end");
    }
}
