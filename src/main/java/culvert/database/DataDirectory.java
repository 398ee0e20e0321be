package culvert.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Our data directory, held by one broker at a time: two would end each other's embedded server. */
public final class DataDirectory implements AutoCloseable {

    private final Path path;
    private final FileChannel lock;

    private DataDirectory(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Holds the directory, made if it is not there.
     *
     * @throws DatabaseUnusable when it cannot be written, or another broker holds it
     */
    public static DataDirectory hold(Path path) {
        try {
            Files.createDirectories(path);
            FileChannel channel =
                    FileChannel.open(path.resolve("culvert.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw new DatabaseUnusable("Another Culvert is running on the data directory " + path
                        + "; end it, or set CULVERT_DATA_DIR to another one.");
            }
            return new DataDirectory(path, channel);
        } catch (IOException e) {
            throw new DatabaseUnusable("The data directory " + path + " cannot be written; set CULVERT_DATA_DIR.", e);
        }
    }

    Path path() {
        return path;
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** The lock goes with the process too, however it ends. */
    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new DatabaseUnusable("The data directory " + path + " could not be released.", e);
        }
    }
}
