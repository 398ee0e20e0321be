package culvert.tunnels;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The table {@code tunnel_event}. */
final class EventRows {

    private static final String INSERT = """
            insert into tunnel_event (resource_id, run, sequence, at, kind, container, version, cause, message, vpnc,
                exit_status, address, until)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict do nothing
            """;

    private EventRows() {}

    /** Keeps what happened in a run; what is there already stays as it is. @return those that were there already */
    static List<PastEvent> write(Connection connection, List<PastEvent> events) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (PastEvent event : events) {
                fill(insert, event);
                insert.addBatch();
            }
            int[] rows = insert.executeBatch();
            return IntStream.range(0, rows.length)
                    .filter(i -> rows[i] == 0)
                    .mapToObj(events::get)
                    .toList();
        }
    }

    /** Oldest first. */
    static List<PastEvent> between(Connection connection, String resource, Instant from, int most) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select * from (select * from tunnel_event where resource_id = ? and at >= ?
                    order by at desc, sequence desc limit ?) newest
                order by at, sequence
                """)) {
            select.setString(1, resource);
            select.setObject(2, RunRows.time(from));
            select.setInt(3, most);
            return read(select);
        }
    }

    /**
     * What changed something: of failures in a row with the same cause only the first, and of each container also the last
     * thing before the beginning; of each of the two kinds the newest, at most as many as given.
     */
    static List<PastEvent> changes(Connection connection, String resource, Instant from, int most) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                (select * from (select distinct on (container) tunnel_event.* from tunnel_event
                        where resource_id = ? and at < ? order by container, at desc, sequence desc) before
                    order by at desc limit ?)
                union all
                (select resource_id, run, sequence, at, kind, container, version, cause, message, vpnc, exit_status,
                        address, until
                    from (select tunnel_event.*,
                            lag(kind) over in_run as kind_before, lag(cause) over in_run as cause_before
                        from tunnel_event where resource_id = ? and at >= ?
                        window in_run as (partition by run order by sequence, kind)) told
                    where kind <> 'failed' or kind_before is distinct from kind or cause_before is distinct from cause
                    order by at desc limit ?)
                """)) {
            select.setString(1, resource);
            select.setObject(2, RunRows.time(from));
            select.setInt(3, most);
            select.setString(4, resource);
            select.setObject(5, RunRows.time(from));
            select.setInt(6, most);
            return read(select);
        }
    }

    private static List<PastEvent> read(PreparedStatement select) throws SQLException {
        List<PastEvent> events = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                events.add(event(row));
            }
        }
        return events;
    }

    private static void fill(PreparedStatement row, PastEvent event) throws SQLException {
        row.setString(1, event.resource());
        row.setObject(2, event.run());
        row.setInt(3, event.sequence());
        row.setObject(4, RunRows.time(event.at()));
        row.setString(5, event.kind().word());
        row.setString(6, event.container());
        row.setInt(7, event.version());
        row.setString(8, event.cause());
        row.setString(9, event.message());
        row.setString(10, event.vpnc());
        if (event.exitStatus() == null) {
            row.setNull(11, Types.INTEGER);
        } else {
            row.setInt(11, event.exitStatus());
        }
        row.setString(12, event.address());
        row.setObject(13, event.until() == null ? null : RunRows.time(event.until()));
    }

    private static PastEvent event(ResultSet row) throws SQLException {
        return new PastEvent(
                row.getString("resource_id"),
                row.getObject("run", UUID.class),
                row.getString("container"),
                row.getInt("version"),
                row.getInt("sequence"),
                RunRows.timeOf(row, "at"),
                PastEvent.Kind.of(row.getString("kind")),
                row.getString("cause"),
                row.getString("message"),
                row.getString("vpnc"),
                exitStatus(row),
                row.getString("address"),
                RunRows.timeOrNull(row, "until"));
    }

    private static @Nullable Integer exitStatus(ResultSet row) throws SQLException {
        int status = row.getInt("exit_status");
        return row.wasNull() ? null : status;
    }
}
