package culvert.database;

import java.sql.SQLException;

/** The database cannot be used; the message is one sentence for the operator. */
public final class DatabaseUnusable extends RuntimeException {

    /** A database that DATABASE_URL names does not let us in. */
    public static DatabaseUnusable atStart(String hostAndPort, SQLException cause) {
        return new DatabaseUnusable("The database at " + hostAndPort + " cannot be used: " + cause.getMessage(), cause);
    }

    static DatabaseUnusable interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new DatabaseUnusable("The start was interrupted.", cause);
    }

    DatabaseUnusable(String message) {
        super(message);
    }

    DatabaseUnusable(String message, Throwable cause) {
        super(message, cause);
    }
}
