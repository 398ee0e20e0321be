package culvert.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The server that a killed broker left behind. It still runs on the data and would make the next start fail, so it is
 * ended cleanly first; a stale pid file of a server that is gone is removed, because its number may be somebody else's now.
 */
final class OrphanedServer {

    private static final Duration CLEAN_END = Duration.ofSeconds(20);

    private final Path pidFile;
    private final Path data;

    OrphanedServer(Path data) {
        this.data = data;
        this.pidFile = data.resolve("postmaster.pid");
    }

    /** Does nothing when there is none. @throws DatabaseUnusable when it cannot be ended */
    void end() {
        try {
            Optional<ProcessHandle> server = running();
            if (server.isPresent()) {
                askForFastShutdown(server.get());
                server.get().onExit().get(CLEAN_END.toSeconds(), TimeUnit.SECONDS);
            }
            Files.deleteIfExists(pidFile);
        } catch (IOException | ExecutionException | TimeoutException e) {
            throw new DatabaseUnusable(
                    "The embedded PostgreSQL that an earlier start left in " + data + " could not be ended.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseUnusable("The start was interrupted.", e);
        }
    }

    private Optional<ProcessHandle> running() throws IOException {
        try {
            // A crash may leave an empty file, which names no server.
            Optional<String> number =
                    Files.readAllLines(pidFile).stream().findFirst().filter(OrphanedServer::isPid);
            return number.map(Long::valueOf).flatMap(ProcessHandle::of).filter(this::worksOnOurData);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static boolean isPid(String text) {
        return text.matches("[1-9][0-9]{0,9}");
    }

    // PostgreSQL makes its data directory its working directory.
    private boolean worksOnOurData(ProcessHandle process) {
        try {
            return Files.isSameFile(Path.of("/proc", String.valueOf(process.pid()), "cwd"), data);
        } catch (IOException e) {
            return false;
        }
    }

    // INT asks PostgreSQL to end without waiting for its clients; Java itself can only send TERM and KILL.
    private static void askForFastShutdown(ProcessHandle server) throws IOException {
        new ProcessBuilder("sh", "-c", "kill -INT " + server.pid())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
