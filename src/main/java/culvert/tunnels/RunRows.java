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
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code tunnel_run}. */
final class RunRows {

    private static final String UPSERT = """
            insert into tunnel_run (resource_id, run, container, version, phase, since, sequence, started_at, reported_at,
                told_at, first_connected_at, address, interface, networks, dns, cause, message, vpnc,
                next_attempt_seconds, failures, probed_at, round_trip)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (resource_id, run) do update set phase = excluded.phase, since = excluded.since,
                sequence = excluded.sequence, reported_at = excluded.reported_at, told_at = excluded.told_at,
                first_connected_at = excluded.first_connected_at, address = excluded.address,
                interface = excluded.interface, networks = excluded.networks, dns = excluded.dns,
                cause = excluded.cause, message = excluded.message, vpnc = excluded.vpnc,
                next_attempt_seconds = excluded.next_attempt_seconds, failures = excluded.failures,
                probed_at = excluded.probed_at, round_trip = excluded.round_trip
            """;

    private RunRows() {}

    /** Locks and reads runs, always in the same order, so that two brokers never wait for each other. */
    static List<TunnelRun> lock(Connection connection, List<Incoming> reports) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select * from tunnel_run where (resource_id, run) in (select * from unnest(?, ?))
                order by resource_id, run for update
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

    static List<TunnelRun> ofLivingResources(Connection connection, Instant reportedAfter) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select t.* from tunnel_run t join resource r on r.id = t.resource_id
                where t.reported_at > ? and r.state <> 'deprovisioned'
                """)) {
            select.setObject(1, time(reportedAfter));
            return read(select);
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
                select r.id from tunnel_run t join resource r on r.id = t.resource_id and r.newest_version = t.version
                where t.reported_at > ? and r.state = 'provisioned' and r.newest_version > 1
                group by r.id having bool_or(t.phase = 'failed') and count(t.first_connected_at) = 0
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

    static void write(Connection connection, Collection<TunnelRun> runs) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement(UPSERT)) {
            for (TunnelRun run : runs) {
                fill(upsert, connection, run);
                upsert.addBatch();
            }
            upsert.executeBatch();
        }
    }

    private static void fill(PreparedStatement row, Connection connection, TunnelRun run) throws SQLException {
        int i = 0;
        row.setString(++i, run.resource());
        row.setObject(++i, run.run());
        row.setString(++i, run.container());
        row.setInt(++i, run.version());
        row.setString(++i, run.phase().word());
        row.setObject(++i, time(run.since()));
        row.setInt(++i, run.sequence());
        row.setObject(++i, time(run.startedAt()));
        row.setObject(++i, time(run.reportedAt()));
        row.setObject(++i, time(run.toldAt()));
        row.setObject(++i, run.firstConnectedAt().map(RunRows::time).orElse(null));
        row.setString(++i, run.link().address());
        row.setString(++i, run.link().interfaceName());
        row.setArray(++i, connection.createArrayOf("text", run.link().networks().toArray()));
        row.setArray(++i, connection.createArrayOf("text", run.link().dns().toArray()));
        row.setString(++i, run.trouble().map(Trouble::cause).orElse(null));
        row.setString(++i, run.trouble().map(Trouble::message).orElse(null));
        row.setString(++i, run.trouble().map(Trouble::vpnc).orElse(null));
        row.setInt(++i, run.nextAttemptSeconds());
        row.setInt(++i, run.failures());
        row.setObject(++i, run.probe().map(probe -> time(probe.at())).orElse(null));
        row.setObject(++i, run.probe().map(ProbeAnswer::roundTripMilliseconds).orElse(null));
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
