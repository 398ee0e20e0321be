package culvert.database;

import java.io.IOException;
import java.nio.file.Path;

/**
 * The server that a killed broker left behind. It still runs on the data and would make the next start fail, so it is
 * ended cleanly first; a stale pid file of a server that is gone is removed, because its number may be somebody else's now.
 */
final class OrphanedServer {

    private final Path data;
    private final PidFile pidFile;

    OrphanedServer(Path data) {
        this.data = data;
        this.pidFile = new PidFile(data);
    }

    /** Does nothing when there is none. @throws DatabaseUnusable when it cannot be ended */
    void end() {
        try {
            FastShutdown.ofOrphan(pidFile);
            pidFile.delete();
        } catch (IOException e) {
            throw new DatabaseUnusable(
                    "The embedded PostgreSQL that an earlier start left in " + data + " could not be ended.", e);
        } catch (InterruptedException e) {
            throw DatabaseUnusable.interrupted(e);
        }
    }
}
