package culvert.tunnels;

import culvert.tunnels.TunnelRun.ProbeAnswer;
import culvert.tunnels.TunnelRun.Trouble;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code tunnel_run}, as it is written. Nothing is locked beforehand: each row is written only if it still is what
 * it was read as.
 */
final class RunWriting {

    private static final String INSERT = """
            insert into tunnel_run (phase, since, sequence, reported_at, told_at, first_connected_at, address, interface,
                networks, dns, cause, message, vpnc, next_attempt_seconds, failures, probed_at, round_trip,
                resource_id, run, container, version, started_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict do nothing
            """;

    private static final String UPDATE = """
            update tunnel_run set phase = ?, since = ?, sequence = ?, reported_at = ?, told_at = ?, first_connected_at = ?,
                address = ?, interface = ?, networks = ?, dns = ?, cause = ?, message = ?, vpnc = ?,
                next_attempt_seconds = ?, failures = ?, probed_at = ?, round_trip = ?
            where resource_id = ? and run = ? and sequence = ?
            """;

    // Nearly all reports only say that all is as it was: one statement for all of them.
    private static final String HEARD_AGAIN = """
            update tunnel_run t set sequence = n.sequence, reported_at = n.reported_at, told_at = n.told_at,
                failures = n.failures, probed_at = n.probed_at, round_trip = n.round_trip
            from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?) as
                n (resource_id, run, before, sequence, reported_at, told_at, failures, probed_at, round_trip)
            where t.resource_id = n.resource_id and t.run = n.run and t.sequence = n.before
            """;

    private final Connection connection;

    private RunWriting(Connection connection) {
        this.connection = connection;
    }

    /** @throws Overtaken when another broker wrote one of them since they were read; the transaction has to be repeated */
    static void write(Connection connection, Collection<RunChange> changes) throws SQLException {
        RunWriting writing = new RunWriting(connection);
        List<RunChange> fresh = new ArrayList<>();
        List<RunChange> changed = new ArrayList<>();
        List<RunChange> heardAgain = new ArrayList<>();
        for (RunChange change : changes) {
            TunnelRun before = change.before();
            if (before == null) {
                fresh.add(change);
            } else {
                (change.after().isOnlyHeardAgain(before) ? heardAgain : changed).add(change);
            }
        }
        writing.insert(fresh);
        writing.update(changed);
        writing.hear(heardAgain);
    }

    private void insert(List<RunChange> fresh) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (RunChange change : fresh) {
                TunnelRun run = change.after();
                int next = fill(insert, run);
                insert.setString(next, run.resource());
                insert.setObject(next + 1, run.run());
                insert.setString(next + 2, run.container());
                insert.setInt(next + 3, run.version());
                insert.setObject(next + 4, RunRows.time(run.startedAt()));
                insert.addBatch();
            }
            executeAll(insert);
        }
    }

    private void update(List<RunChange> changed) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(UPDATE)) {
            for (RunChange change : changed) {
                TunnelRun run = change.after();
                int next = fill(update, run);
                update.setString(next, run.resource());
                update.setObject(next + 1, run.run());
                update.setInt(next + 2, sequenceBefore(change));
                update.addBatch();
            }
            executeAll(update);
        }
    }

    private void hear(List<RunChange> heardAgain) throws SQLException {
        if (heardAgain.isEmpty()) {
            return;
        }
        try (PreparedStatement update = connection.prepareStatement(HEARD_AGAIN)) {
            update.setArray(
                    1, column("text", heardAgain, change -> change.after().resource()));
            update.setArray(
                    2, column("uuid", heardAgain, change -> change.after().run()));
            update.setArray(3, column("int4", heardAgain, RunWriting::sequenceBefore));
            update.setArray(
                    4, column("int4", heardAgain, change -> change.after().sequence()));
            update.setArray(5, times(heardAgain, change -> change.after().reportedAt()));
            update.setArray(6, times(heardAgain, change -> change.after().toldAt()));
            update.setArray(
                    7, column("int4", heardAgain, change -> change.after().failures()));
            update.setArray(
                    8,
                    times(
                            heardAgain,
                            change ->
                                    change.after().probe().map(ProbeAnswer::at).orElse(null)));
            update.setArray(
                    9,
                    column(
                            "float8",
                            heardAgain,
                            change -> change.after()
                                    .probe()
                                    .map(ProbeAnswer::roundTripMilliseconds)
                                    .orElse(null)));
            if (update.executeUpdate() != heardAgain.size()) {
                throw new Overtaken();
            }
        }
    }

    private static void executeAll(PreparedStatement statement) throws SQLException {
        if (Arrays.stream(statement.executeBatch()).anyMatch(rows -> rows != 1)) {
            throw new Overtaken();
        }
    }

    /** Sets what changes in a run. @return the number of the next parameter */
    private int fill(PreparedStatement row, TunnelRun run) throws SQLException {
        int i = 0;
        row.setString(++i, run.phase().word());
        row.setObject(++i, RunRows.time(run.since()));
        row.setInt(++i, run.sequence());
        row.setObject(++i, RunRows.time(run.reportedAt()));
        row.setObject(++i, RunRows.time(run.toldAt()));
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
        row.setObject(++i, run.probe().map(probe -> RunRows.time(probe.at())).orElse(null));
        row.setObject(++i, run.probe().map(ProbeAnswer::roundTripMilliseconds).orElse(null));
        return i + 1;
    }

    private static int sequenceBefore(RunChange change) {
        TunnelRun before = change.before();
        return before == null ? 0 : before.sequence();
    }

    private Array times(List<RunChange> changes, Function<RunChange, @Nullable Instant> of) throws SQLException {
        return column("timestamptz", changes, change -> {
            Instant time = of.apply(change);
            return time == null ? null : time.toString();
        });
    }

    private Array column(String type, List<RunChange> changes, Function<RunChange, @Nullable Object> of)
            throws SQLException {
        return connection.createArrayOf(type, changes.stream().map(of).toArray());
    }

    /** Another broker wrote down something about one of the runs at the same time. */
    static final class Overtaken extends RuntimeException {}
}
