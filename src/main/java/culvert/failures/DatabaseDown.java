package culvert.failures;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells a database that does not answer from every other failure. */
public final class DatabaseDown {

    // PostgreSQL: class 08 = connection exception; 57P01..57P03 = shut down, crashed, still starting; 53300 = no free
    // slot.
    private static final Set<String> STATES = Set.of("57P01", "57P02", "57P03", "53300");
    private static final int DEEPEST = 20;

    private DatabaseDown() {}

    /** Whether the failure, or one that caused it, is that the database does not answer. */
    public static boolean caused(Throwable failure) {
        @Nullable Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof SQLException sql && isConnectionFailure(sql)) {
                return true;
            }
            for (Throwable suppressed : cause.getSuppressed()) {
                if (suppressed instanceof SQLException sql && isConnectionFailure(sql)) {
                    return true;
                }
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static boolean isConnectionFailure(SQLException failure) {
        String state = failure.getSQLState();
        return failure instanceof SQLTransientConnectionException
                || (state != null && (state.startsWith("08") || STATES.contains(state)))
                || isAcquisitionTimeout(failure);
    }

    // Agroal reports that no connection could be had in time as a bare SQLException without a state.
    private static boolean isAcquisitionTimeout(SQLException failure) {
        return String.valueOf(failure.getMessage()).contains("Acquisition timeout");
    }
}
