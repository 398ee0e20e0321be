package culvert.failures;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells a database that does not answer from every other failure. */
public final class DatabaseDown {

    // PostgreSQL: class 08 = connection exception; 57P01..57P03 = shut down, crashed, still starting; 53300 = no free
    // slot.
    private static final Set<String> STATES = Set.of("57P01", "57P02", "57P03", "53300");
    private static final int DEEPEST = 20;

    private DatabaseDown() {}

    /** Whether the failure, or one that led to it, is that the database does not answer. */
    public static boolean caused(Throwable failure) {
        return caused(failure, DEEPEST);
    }

    // A transaction manager hides what a commit failed of among the suppressed ones of its own exception.
    private static boolean caused(@Nullable Throwable failure, int deepest) {
        if (failure == null || deepest == 0) {
            return false;
        }
        return (failure instanceof SQLException sql && isConnectionFailure(sql))
                || caused(failure.getCause(), deepest - 1)
                || Arrays.stream(failure.getSuppressed()).anyMatch(suppressed -> caused(suppressed, deepest - 1));
    }

    private static boolean isConnectionFailure(SQLException failure) {
        String state = failure.getSQLState();
        return failure instanceof SQLTransientConnectionException
                || (state != null && (state.startsWith("08") || STATES.contains(state)))
                || isAcquisitionTimeout(failure);
    }

    // Agroal reports that no connection could be had in time as a bare SQLException without a state,
    // in two spellings.
    private static boolean isAcquisitionTimeout(SQLException failure) {
        return String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT).contains("acquisition timeout");
    }
}
