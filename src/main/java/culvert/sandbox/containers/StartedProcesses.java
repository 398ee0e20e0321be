package culvert.sandbox.containers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Notes every process started, in a file, so that a sandbox that was killed can be cleaned up after by the next one with
 * the same data directory.
 */
public final class StartedProcesses {

    private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

    private final Path file;

    public StartedProcesses(Path file) {
        this.file = file;
    }

    synchronized void note(long pid) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(
                file,
                identity(pid).orElse(pid + " ended") + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND,
                StandardOpenOption.DSYNC);
    }

    /** Kills, with their groups, the noted processes that still run, and forgets all. */
    synchronized void killAll() throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        for (String line : Files.readAllLines(file)) {
            long pid = Long.parseLong(line.split(" ", 2)[0]);
            if (identity(pid).filter(line::equals).isPresent()) {
                Processes.killGroup(pid);
            }
        }
        Files.delete(file);
    }

    /** Start times count from the boot of the machine, so that after another one a stranger may have the same. */
    private static Optional<String> identity(long pid) throws IOException {
        String boot = Files.readString(BOOT_ID).strip();
        return Processes.startTime(pid).map(startTime -> pid + " " + startTime + " " + boot);
    }
}
