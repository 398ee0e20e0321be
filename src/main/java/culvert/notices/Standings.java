package culvert.notices;

import culvert.resources.ResourceId;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was last told about the tunnels of each resource that has recipients. */
@ApplicationScoped
class Standings {

    private static final String LOCK_ALL = """
            select resource_id from notice_standing where resource_id = any(?) order by resource_id for update
            """;
    private static final String MARK = """
            update notice_standing set changed_at = ?, changes = changes + 1 where resource_id = any(?)
            """;
    private static final String UPDATE = """
            update notice_standing
            set told = ?, told_at = ?, deviates_since = ?, changed_at = ?, changes = ? where resource_id = ?
            """;

    private final AgroalDataSource database;

    Standings(AgroalDataSource database) {
        this.database = database;
    }

    /** Begins to keep one for the resource; does nothing where there is one. */
    @Transactional(Transactional.TxType.MANDATORY)
    void begin(ResourceId resource, Standing standing) {
        run("insert into notice_standing (resource_id, told) values (?, ?) on conflict do nothing", insert -> {
            insert.setString(1, resource.value());
            insert.setString(2, standing.told().map(Level::word).orElse(null));
            return insert.executeUpdate();
        });
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void end(ResourceId resource) {
        run("delete from notice_standing where resource_id = ?", delete -> {
            delete.setString(1, resource.value());
            return delete.executeUpdate();
        });
    }

    /** Notes that something changed, for those of the resources that have recipients, and keeps them locked. @return which */
    @Transactional(Transactional.TxType.MANDATORY)
    List<ResourceId> mark(Collection<ResourceId> resources, Instant now) {
        Object[] ids = resources.stream().map(ResourceId::value).toArray();
        List<ResourceId> concerned = run(LOCK_ALL, select -> {
            select.setArray(1, select.getConnection().createArrayOf("text", ids));
            List<ResourceId> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(new ResourceId(row.getString(1)));
                }
            }
            return found;
        });
        if (!concerned.isEmpty()) {
            run(MARK, update -> {
                update.setObject(1, now.atOffset(ZoneOffset.UTC));
                update.setArray(2, update.getConnection().createArrayOf("text", ids));
                return update.executeUpdate();
            });
        }
        return concerned;
    }

    /** Empty when the resource has no recipients. */
    @Transactional(Transactional.TxType.MANDATORY)
    Optional<Standing> lock(ResourceId resource) {
        return run("select * from notice_standing where resource_id = ? for update", select -> {
            select.setString(1, resource.value());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(standing(row)) : Optional.empty();
            }
        });
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void write(ResourceId resource, Standing standing) {
        run(UPDATE, update -> {
            update.setString(1, standing.told().map(Level::word).orElse(null));
            update.setObject(2, timeOrNull(standing.toldAt()));
            update.setObject(3, timeOrNull(standing.deviatesSince()));
            update.setObject(4, timeOrNull(standing.changedAt()));
            update.setInt(5, standing.changes());
            update.setString(6, resource.value());
            return update.executeUpdate();
        });
    }

    private static Standing standing(ResultSet row) throws SQLException {
        return new Standing(
                Optional.ofNullable(row.getString("told")).map(Level::ofWord),
                time(row, "told_at"),
                time(row, "deviates_since"),
                time(row, "changed_at"),
                row.getInt("changes"));
    }

    private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static @Nullable OffsetDateTime timeOrNull(Optional<Instant> time) {
        return time.map(instant -> instant.atOffset(ZoneOffset.UTC)).orElse(null);
    }

    private <T> T run(String sql, Work<T> work) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            return work.on(statement);
        } catch (SQLException e) {
            throw new StandingsUnusable(e);
        }
    }

    private interface Work<T> {
        T on(PreparedStatement statement) throws SQLException;
    }

    /** The database does not do what it should. */
    static final class StandingsUnusable extends RuntimeException {
        StandingsUnusable(SQLException cause) {
            super("what was told about tunnels cannot be read or written", cause);
        }
    }
}
