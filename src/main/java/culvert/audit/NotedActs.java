package culvert.audit;

import culvert.resources.ResourceId;
import io.agroal.api.AgroalDataSource;
import jakarta.transaction.Synchronization;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was noted in one transaction: written in one go just before it commits. */
final class NotedActs implements Synchronization {

    private final AgroalDataSource database;
    private final List<Noted> noted = new ArrayList<>();
    private boolean isWritten;

    NotedActs(AgroalDataSource database) {
        this.database = database;
    }

    /** An entry that has no id yet. */
    record Noted(Instant at, Actor actor, Act act, @Nullable ResourceId resource, String detail) {}

    void add(Noted act) {
        if (isWritten) {
            throw new IllegalStateException(
                    "the transaction is about to be committed; " + act.act() + " comes too late");
        }
        noted.add(act);
    }

    /** Whoever throws here undoes the transaction. */
    @Override
    public void beforeCompletion() {
        isWritten = true;
        try (Connection connection = database.getConnection()) {
            AuditRows.write(connection, noted);
        } catch (SQLException e) {
            throw new TrailUnreachable(e);
        }
    }

    @Override
    public void afterCompletion(int status) {}
}
