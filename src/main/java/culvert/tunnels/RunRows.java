package culvert.tunnels;

import culvert.tunnels.TunnelRun.Link;
import culvert.tunnels.TunnelRun.ProbeAnswer;
import culvert.tunnels.TunnelRun.Trouble;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code tunnel_run}, as it is read. */
final class RunRows {

    private static final UUID UNNAMED = new UUID(0, 0);

    private RunRows() {}

    /** The runs that these reports are about, as far as they are known. */
    static List<TunnelRun> of(Connection connection, List<Incoming> reports) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select * from tunnel_run where (resource_id, run) in (select * from unnest(?, ?))
                """)) {
            Object[] resources =
                    reports.stream().map(each -> each.token().resource()).toArray();
            Object[] runs = reports.stream().map(each -> each.report().run()).toArray();
            select.setArray(1, connection.createArrayOf("text", resources));
            select.setArray(2, connection.createArrayOf("uuid", runs));
            return read(select);
        }
    }

    static List<TunnelRun> ofResource(Connection connection, String resource, Instant reportedAfter)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select * from tunnel_run where resource_id = ? and reported_at > ?")) {
            select.setString(1, resource);
            select.setObject(2, reportedAfter.atOffset(ZoneOffset.UTC));
            return read(select);
        }
    }

    /** Of each run as much as its state is derived from, and no more: a reading of the metrics goes over all that there are. */
    static List<TunnelRun> ofLivingResources(Connection connection, Instant reportedAfter) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select t.resource_id, t.container, t.phase, t.cause, t.started_at, t.reported_at, t.next_attempt_seconds
                from tunnel_run t join resource r on r.id = t.resource_id
                where t.reported_at > ? and r.state <> 'deprovisioned'
                """)) {
            select.setObject(1, time(reportedAfter));
            List<TunnelRun> runs = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    runs.add(glimpse(row));
                }
            }
            return runs;
        }
    }

    static List<VersionRecord> records(Connection connection, String resource) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select version, count(distinct container) as containers, min(first_connected_at) as connected_at
                from tunnel_run where resource_id = ? group by version
                """)) {
            select.setString(1, resource);
            List<VersionRecord> records = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    records.add(new VersionRecord(
                            row.getInt("version"),
                            row.getInt("containers"),
                            Optional.ofNullable(timeOrNull(row, "connected_at"))));
                }
            }
            return records;
        }
    }

    static List<String> withFailingNewestVersion(Connection connection, Instant since) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select distinct r.id from tunnel_run t
                    join resource r on r.id = t.resource_id and r.newest_version = t.version
                where t.phase = 'failed' and t.reported_at > ? and r.state = 'provisioned' and r.newest_version > 1
                    and not exists (select from tunnel_run up where up.resource_id = r.id
                        and up.version = r.newest_version and up.first_connected_at is not null)
                """)) {
            select.setObject(1, time(since));
            List<String> resources = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    resources.add(row.getString("id"));
                }
            }
            return resources;
        }
    }

    private static List<TunnelRun> read(PreparedStatement select) throws SQLException {
        List<TunnelRun> runs = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                runs.add(run(row));
            }
        }
        return runs;
    }

    private static TunnelRun run(ResultSet row) throws SQLException {
        Instant probedAt = timeOrNull(row, "probed_at");
        String cause = row.getString("cause");
        return new TunnelRun(
                row.getString("resource_id"),
                row.getObject("run", UUID.class),
                row.getString("container"),
                row.getInt("version"),
                Phase.of(row.getString("phase")),
                timeOf(row, "since"),
                row.getInt("sequence"),
                timeOf(row, "started_at"),
                timeOf(row, "reported_at"),
                timeOf(row, "told_at"),
                Optional.ofNullable(timeOrNull(row, "first_connected_at")),
                new Link(
                        row.getString("address"),
                        row.getString("interface"),
                        texts(row, "networks"),
                        texts(row, "dns")),
                cause == null
                        ? Optional.empty()
                        : Optional.of(new Trouble(cause, row.getString("message"), row.getString("vpnc"))),
                row.getInt("next_attempt_seconds"),
                row.getInt("failures"),
                probedAt == null
                        ? Optional.empty()
                        : Optional.of(new ProbeAnswer(probedAt, row.getDouble("round_trip"))));
    }

    private static TunnelRun glimpse(ResultSet row) throws SQLException {
        Instant startedAt = timeOf(row, "started_at");
        Instant reportedAt = timeOf(row, "reported_at");
        String cause = row.getString("cause");
        return new TunnelRun(
                row.getString("resource_id"),
                UNNAMED,
                row.getString("container"),
                0,
                Phase.of(row.getString("phase")),
                startedAt,
                0,
                startedAt,
                reportedAt,
                reportedAt,
                Optional.empty(),
                Link.UNKNOWN,
                cause == null ? Optional.empty() : Optional.of(new Trouble(cause, "", "")),
                row.getInt("next_attempt_seconds"),
                0,
                Optional.empty());
    }

    static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static Instant timeOf(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant timeOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
