package culvert.audit;

import culvert.resources.ResourceId;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The table {@code audit_entry}. */
final class AuditRows {

    private static final String INSERT = """
            insert into audit_entry (happened_at, actor_kind, actor, act, resource_id, detail)
            select * from unnest(?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
            """;
    private static final String SELECT = """
            select id, happened_at, actor_kind, actor, act, resource_id, detail from audit_entry
            where resource_id = ? and id < ? order by id desc limit ?
            """;

    private AuditRows() {}

    /** Adds entries, in their order. */
    static void write(Connection connection, List<NotedActs.Noted> acts) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setArray(1, column(connection, acts, act -> act.at().toString()));
            insert.setArray(
                    2, column(connection, acts, act -> act.actor().kind().word()));
            insert.setArray(3, column(connection, acts, act -> act.actor().name()));
            insert.setArray(4, column(connection, acts, act -> act.act().word()));
            insert.setArray(5, column(connection, acts, AuditRows::resource));
            insert.setArray(6, column(connection, acts, NotedActs.Noted::detail));
            insert.executeUpdate();
        }
    }

    static List<AuditEntry> newestFirst(Connection connection, ResourceId resource, long before, int limit)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT)) {
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
        }
    }

    private static Array column(
            Connection connection, List<NotedActs.Noted> acts, Function<NotedActs.Noted, @Nullable String> value)
            throws SQLException {
        return connection.createArrayOf("text", acts.stream().map(value).toArray());
    }

    private static @Nullable String resource(NotedActs.Noted act) {
        ResourceId resource = act.resource();
        return resource == null ? null : resource.value();
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
