package culvert.audit;

import culvert.resources.ResourceEvent;
import culvert.resources.ResourceId;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adds to the trail, in the transaction of the act: an act without its entry, or the reverse, cannot be committed. */
@ApplicationScoped
public class AuditTrail {

    private final AgroalDataSource database;
    private final TransactionSynchronizationRegistry transactions;
    private final Acting acting;
    private final Clock clock;

    AuditTrail(AgroalDataSource database, TransactionSynchronizationRegistry transactions, Acting acting, Clock clock) {
        this.database = database;
        this.transactions = transactions;
        this.acting = acting;
        this.clock = clock;
    }

    /**
     * Notes that whoever acts in this request did something.
     *
     * @param resource null for what concerns no single one
     * @param detail shown on pages and exported: no secret
     */
    @Transactional
    public void note(Act act, @Nullable ResourceId resource, String detail) {
        note(acting.now(), act, resource, detail);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void follow(@Observes ResourceEvent event) {
        switch (event) {
            case ResourceEvent.WasProvisioned order -> note(Act.ORDERED, order.resource(), "plan " + order.plan());
            case ResourceEvent.PlanChanged change -> note(Act.PLAN_CHANGED, change.resource(), "to " + change.plan());
            case ResourceEvent.VersionSaved saved -> note(Act.SAVED, saved.resource(), "version " + saved.version());
            case ResourceEvent.PublishAsked asked ->
                note(Act.PUBLISH_ASKED, asked.resource(), "version " + asked.version());
            case ResourceEvent.WasSuspended suspended -> note(Act.SUSPENDED, suspended.resource(), "");
            case ResourceEvent.WasResumed resumed -> note(Act.RESUMED, resumed.resource(), "");
            case ResourceEvent.WasDeprovisioned gone -> note(Act.DEPROVISIONED, gone.resource(), "");
            case ResourceEvent.ConfigsDestroyed destroyed -> note(Act.CONFIGS_DESTROYED, destroyed.resource(), "");
        }
    }

    /** The entries of a resource, newest first; {@code before} is the id of the last one seen, or the largest number. */
    @Transactional
    public List<AuditEntry> newestFirst(ResourceId resource, long before, int limit) {
        try (Connection connection = database.getConnection()) {
            return AuditRows.newestFirst(connection, resource, before, limit);
        } catch (SQLException e) {
            throw new TrailUnreachable(e);
        }
    }

    private void note(Actor actor, Act act, @Nullable ResourceId resource, String detail) {
        NotedActs noted = (NotedActs) transactions.getResource(NotedActs.class);
        if (noted == null) {
            noted = new NotedActs(database);
            transactions.putResource(NotedActs.class, noted);
            transactions.registerInterposedSynchronization(noted);
        }
        noted.add(new NotedActs.Noted(clock.instant(), actor, act, resource, detail));
    }
}
