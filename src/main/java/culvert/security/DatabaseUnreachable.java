package culvert.security;

import java.sql.SQLException;

/** The database does not answer. */
public final class DatabaseUnreachable extends RuntimeException {

    DatabaseUnreachable(SQLException cause) {
        super("the database does not answer", cause);
    }
}
