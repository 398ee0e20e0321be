package culvert.audit;

import culvert.resources.ResourceEvent;
import culvert.resources.ResourceId;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adds to the trail, in the transaction of the act: an act without its entry, or the reverse, cannot be committed. */
@ApplicationScoped
public class AuditTrail {

    private static final String INSERT = """
            insert into audit_entry (happened_at, actor_kind, actor, act, resource_id, detail) values (?, ?, ?, ?, ?, ?)
            """;
    private static final String SELECT = """
            select id, happened_at, actor_kind, actor, act, resource_id, detail from audit_entry
            where resource_id = ? and id < ? order by id desc limit ?
            """;

    private final AgroalDataSource database;
    private final Acting acting;
    private final Clock clock;

    AuditTrail(AgroalDataSource database, Acting acting, Clock clock) {
        this.database = database;
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
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(SELECT)) {
            select.setString(1, resource.value());
            select.setLong(2, before);
            select.setInt(3, limit);
            List<AuditEntry> entries = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    entries.add(entry(row));
                }
            }
            return entries;
        } catch (SQLException e) {
            throw new TrailUnreachable(e);
        }
    }

    private void note(Actor actor, Act act, @Nullable ResourceId resource, String detail) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
            insert.setString(2, actor.kind().word());
            insert.setString(3, actor.name());
            insert.setString(4, act.word());
            insert.setString(5, resource == null ? null : resource.value());
            insert.setString(6, detail);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new TrailUnreachable(e);
        }
    }

    private static AuditEntry entry(ResultSet row) throws SQLException {
        String resource = row.getString(6);
        return new AuditEntry(
                row.getLong(1),
                row.getObject(2, OffsetDateTime.class).toInstant(),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                resource == null ? "" : resource,
                row.getString(7));
    }
}
