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
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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

        static RunKey of(Incoming report) {
            return new RunKey(report.token().resource(), report.report().run());
        }

        @Override
        public int compareTo(RunKey other) {
            return Comparator.comparing(RunKey::resource)
                    .thenComparing(RunKey::run)
                    .compare(this, other);
        }
    }

    private final AgroalDataSource database;
    private final Discretion discretion;
    private final Event<TunnelsChanged> changes;

    ReportLedger(AgroalDataSource database, Discretion discretion, Event<TunnelsChanged> changes) {
        this.database = database;
        this.discretion = discretion;
        this.changes = changes;
    }

    /**
     * Writes the reports down. @return for each what became of it
     *
     * @throws RunWriting.Overtaken when another broker was faster; nothing was written then
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public List<Receipt> write(List<Incoming> reports) {
        try (Connection connection = database.getConnection()) {
            Map<String, TokenStanding> standings = standings(connection, reports);
            Map<RunKey, RunChange> runs = new HashMap<>();
            RunRows.of(connection, reports)
                    .forEach(run -> runs.put(new RunKey(run.resource(), run.run()), new RunChange(run, run)));
            // In the same order everywhere, so that two brokers never wait for each other.
            Map<RunKey, RunChange> changed = new TreeMap<>();
            List<PastEvent> events = new ArrayList<>();
            List<Receipt> receipts = new ArrayList<>();
            for (Incoming each : reports) {
                boolean alive = isAlive(each, standings);
                receipts.add(alive ? Receipt.KEPT : Receipt.TOKEN_OVER);
                if (alive) {
                    RunKey key = RunKey.of(each);
                    RunChange change = fold(each, runs.get(key), events);
                    runs.put(key, change);
                    changed.put(key, change);
                }
            }
            Set<RunKey> refused =
                    store(connection, changed, events, reports.getFirst().received());
            for (int i = 0; i < reports.size(); i++) {
                if (refused.contains(RunKey.of(reports.get(i))) && receipts.get(i) == Receipt.KEPT) {
                    receipts.set(i, Receipt.TOO_MANY_STARTS);
                }
            }
            announce(changed);
            return receipts;
        } catch (SQLException e) {
            throw new LedgerUnusable(e);
        }
    }

    /** Writes what there is room for, and takes the other runs out. @return those */
    private static Set<RunKey> store(
            Connection connection, Map<RunKey, RunChange> changed, List<PastEvent> events, Instant received)
            throws SQLException {
        LocalDate day = LocalDate.ofInstant(received, ZoneOffset.UTC);
        Set<RunKey> fresh = changed.entrySet().stream()
                .filter(each -> each.getValue().before() == null)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        // Nearly every report says that all is as it was, and needs no room.
        Set<String> inNeed = Stream.concat(
                        fresh.stream().map(RunKey::resource), events.stream().map(PastEvent::resource))
                .collect(Collectors.toSet());
        Map<String, RoomOfADay> rooms = DayRows.rooms(connection, inNeed, day);
        Set<RunKey> refused = fresh.stream()
                .filter(each -> !room(rooms, each.resource()).takeRun())
                .collect(Collectors.toSet());
        changed.keySet().removeAll(refused);
        RunWriting.write(connection, changed.values());
        List<PastEvent> kept = events.stream()
                .filter(each -> !refused.contains(new RunKey(each.resource(), each.run())))
                .filter(each -> room(rooms, each.resource()).takeEvent())
                .toList();
        EventRows.write(connection, kept)
                .forEach(twice -> room(rooms, twice.resource()).giveBackEvent());
        DayRows.add(connection, rooms, day);
        return refused;
    }

    private static RoomOfADay room(Map<String, RoomOfADay> rooms, String resource) {
        return Objects.requireNonNull(rooms.get(resource));
    }

    private RunChange fold(Incoming each, @Nullable RunChange soFar, List<PastEvent> events) {
        TunnelRun run = soFar != null
                ? soFar.after()
                : RunHistory.begin(each.token().resource(), each.token().version(), each.report(), each.received());
        List<TunnelEvent> said = discretion.of(each.report().events(), run);
        RunHistory.Told told = RunHistory.after(run, said, each.received());
        for (TunnelEvent event : said) {
            if (!told.repeats().contains(event.sequence())) {
                PastEvent.of(event, told.run(), each.received()).ifPresent(events::add);
            }
        }
        told.silences().forEach(silence -> events.add(PastEvent.of(silence, told.run())));
        return new RunChange(soFar == null ? null : soFar.before(), told.run());
    }

    private void announce(Map<RunKey, RunChange> changed) {
        Set<ResourceId> moved = changed.entrySet().stream()
                .filter(each -> each.getValue().movesTunnel())
                .map(each -> new ResourceId(each.getKey().resource()))
                .collect(Collectors.toSet());
        if (!moved.isEmpty()) {
            changes.fire(new TunnelsChanged(moved));
        }
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
