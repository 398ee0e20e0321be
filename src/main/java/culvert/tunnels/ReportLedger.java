package culvert.tunnels;

import culvert.resources.ResourceId;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** Writes reports down, many in one transaction. */
@ApplicationScoped
class ReportLedger {

    private static final String STANDING = """
            select r.id, r.state = 'deprovisioned' as deprovisioned, r.newest_version, d.published_at
            from resource r left join delivery d on d.resource_id = r.id and d.version = r.newest_version
            where r.id = any(?)
            """;

    /** Two customers may well send the same id of a run. */
    private record RunKey(String resource, UUID run) implements Comparable<RunKey> {
        @Override
        public int compareTo(RunKey other) {
            return Comparator.comparing(RunKey::resource)
                    .thenComparing(RunKey::run)
                    .compare(this, other);
        }
    }

    private final AgroalDataSource database;
    private final Event<TunnelsChanged> changes;

    ReportLedger(AgroalDataSource database, Event<TunnelsChanged> changes) {
        this.database = database;
        this.changes = changes;
    }

    /** Writes the reports down. @return for each whether its token counted; nothing was written of the others */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public List<Boolean> write(List<Incoming> reports) {
        try (Connection connection = database.getConnection()) {
            Map<String, TokenStanding> standings = standings(connection, reports);
            Map<RunKey, TunnelRun> runs = new HashMap<>();
            RunRows.lock(connection, reports).forEach(run -> runs.put(new RunKey(run.resource(), run.run()), run));
            Set<ResourceId> moved = new HashSet<>();
            Map<RunKey, TunnelRun> changed = new TreeMap<>();
            List<PastEvent> events = new ArrayList<>();
            List<Boolean> counted = new ArrayList<>();
            for (Incoming each : reports) {
                boolean alive = isAlive(each, standings);
                counted.add(alive);
                if (alive) {
                    fold(each, runs, changed, events, moved);
                }
            }
            RunRows.write(connection, changed.values());
            EventRows.write(connection, events);
            if (!moved.isEmpty()) {
                changes.fire(new TunnelsChanged(moved));
            }
            return counted;
        } catch (SQLException e) {
            throw new LedgerUnusable(e);
        }
    }

    private static void fold(
            Incoming each,
            Map<RunKey, TunnelRun> runs,
            Map<RunKey, TunnelRun> changed,
            List<PastEvent> events,
            Set<ResourceId> moved) {
        RunKey key = new RunKey(each.token().resource(), each.report().run());
        TunnelRun before = runs.get(key);
        if (before == null) {
            before = RunHistory.begin(key.resource(), each.token().version(), each.report(), each.received());
        }
        RunHistory.Told told = RunHistory.after(before, each.report().events(), each.received());
        runs.put(key, told.run());
        changed.put(key, told.run());
        for (TunnelEvent event : each.report().events()) {
            PastEvent.of(event, told.run(), each.received()).ifPresent(events::add);
        }
        if (told.run().phase() != before.phase() || told.run().carriesNothing() != before.carriesNothing()) {
            moved.add(new ResourceId(key.resource()));
        }
        told.silences().forEach(silence -> events.add(PastEvent.of(silence, told.run())));
    }

    private static boolean isAlive(Incoming each, Map<String, TokenStanding> standings) {
        TokenStanding standing = standings.get(each.token().resource());
        return standing != null && !standing.isDead(each.token().version(), each.received());
    }

    private static Map<String, TokenStanding> standings(Connection connection, List<Incoming> reports)
            throws SQLException {
        Object[] resources =
                reports.stream().map(each -> each.token().resource()).distinct().toArray();
        Map<String, TokenStanding> standings = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(STANDING)) {
            select.setArray(1, connection.createArrayOf("text", resources));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Instant published = RunRows.timeOrNull(row, "published_at");
                    standings.put(
                            row.getString("id"),
                            new TokenStanding(
                                    row.getBoolean("deprovisioned"), row.getInt("newest_version"), published));
                }
            }
        }
        return standings;
    }

    /** The database does not do what it should. */
    static final class LedgerUnusable extends RuntimeException {
        LedgerUnusable(SQLException cause) {
            super("reports cannot be read or written", cause);
        }
    }
}
