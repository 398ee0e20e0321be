package culvert.audit;

import java.sql.SQLException;

/** The trail cannot be written or read; what was to be noted must not happen either. */
public final class TrailUnreachable extends RuntimeException {

    TrailUnreachable(SQLException cause) {
        super("the audit trail cannot be written or read", cause);
    }
}
