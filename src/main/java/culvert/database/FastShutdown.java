package culvert.database;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** PostgreSQL's way to end cleanly without waiting for its clients. */
final class FastShutdown {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private FastShutdown() {}

    /**
     * Ends a server and waits for it; nothing happens to one that has ended.
     *
     * @throws IOException when it does not end
     */
    static void of(ProcessHandle server) throws IOException, InterruptedException {
        if (!server.isAlive()) {
            return;
        }
        // Java itself can only send TERM and KILL.
        new ProcessBuilder("sh", "-c", "kill -INT " + server.pid())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            server.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("PostgreSQL (pid " + server.pid() + ") does not end", e);
        }
    }
}
