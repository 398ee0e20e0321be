package culvert.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a PostgreSQL server writes about itself into its data directory; pg_ctl reads the same. Line 1 is the number of its
 * first process, line 8 its state (PostgreSQL's pidfile.h).
 */
final class PidFile {

    private static final int STATE = 7;

    private final Path data;
    private final Path file;

    PidFile(Path data) {
        this.data = data;
        this.file = data.resolve("postmaster.pid");
    }

    /** The server that runs on this data; empty when its number is somebody else's by now. */
    Optional<ProcessHandle> running() throws IOException {
        // A crash may leave an empty file, which names no server.
        return lines().stream()
                .findFirst()
                .filter(PidFile::isPid)
                .map(Long::valueOf)
                .flatMap(ProcessHandle::of)
                .filter(this::worksOnOurData);
    }

    /** Whether the server lets clients in. */
    boolean isReady() throws IOException {
        List<String> lines = lines();
        return lines.size() > STATE && lines.get(STATE).strip().equals("ready");
    }

    void delete() throws IOException {
        Files.deleteIfExists(file);
    }

    private List<String> lines() throws IOException {
        try {
            return Files.readAllLines(file);
        } catch (NoSuchFileException e) {
            return List.of();
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
}
