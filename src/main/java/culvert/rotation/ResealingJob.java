package culvert.rotation;

import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import culvert.security.SealedColumn;
import culvert.security.Sealer;
import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * Seals anew what is not sealed with the primary key: when the keyset has changed, and every hour, for what another broker
 * sealed while it still had the keyset of before. On one broker at a time, in short transactions.
 */
@ApplicationScoped
class ResealingJob {

    private static final String NAME = "seal-anew";

    static final TaskInstance<Void> JOB = new TaskInstance<>(NAME, RecurringTask.INSTANCE);

    private final AgroalDataSource database;
    private final Sealer sealer;
    private final List<SealedColumn> columns;

    ResealingJob(AgroalDataSource database, Sealer sealer, @All List<SealedColumn> columns) {
        this.database = database;
        this.sealer = sealer;
        this.columns = columns;
    }

    @Produces
    @Singleton
    RecurringTask<Void> sealAnew() {
        return Tasks.recurring(NAME, FixedDelay.of(Duration.ofHours(1))).execute((job, context) -> run());
    }

    /** Goes through all columns; once more when the keyset changed meanwhile. */
    void run() {
        int primary;
        do {
            primary = sealer.keyset().getPrimary().getId();
            columns.forEach(this::run);
        } while (primary != sealer.keyset().getPrimary().getId());
    }

    private void run(SealedColumn column) {
        Resealing resealing = new Resealing(column, sealer);
        boolean more;
        do {
            more = QuarkusTransaction.requiringNew().call(() -> step(resealing));
        } while (more);
    }

    private boolean step(Resealing resealing) {
        try (Connection connection = database.getConnection()) {
            return resealing.step(connection);
        } catch (SQLException e) {
            throw new RotationInterrupted(e);
        }
    }
}
