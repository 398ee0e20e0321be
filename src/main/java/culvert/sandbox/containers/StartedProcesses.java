package culvert.sandbox.containers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Notes every process started, in a file, so that a sandbox that was killed can be cleaned up after by the next one with
 * the same data directory.
 */
public final class StartedProcesses {

    private final Path file;

    public StartedProcesses(Path file) {
        this.file = file;
    }

    synchronized void note(long pid) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(
                file,
                pid + " " + Processes.startTime(pid).orElse("ended") + "\n",
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
            List<String> note = List.of(line.split(" ", -1));
            long pid = Long.parseLong(note.getFirst());
            if (Processes.startTime(pid).filter(note.getLast()::equals).isPresent()) {
                Processes.killGroup(pid);
            }
        }
        Files.delete(file);
    }
}
