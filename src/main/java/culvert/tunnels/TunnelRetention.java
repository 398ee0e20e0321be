package culvert.tunnels;

import culvert.tunnels.ReportLedger.LedgerUnusable;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** How long we keep what supervisors reported. Each statement is a transaction, and small enough to take seconds at most. */
@ApplicationScoped
public class TunnelRetention {

    static final Duration EVERYTHING = Duration.ofDays(7);
    static final Duration CHANGES = Duration.ofDays(400);
    static final Duration AFTER_DEPROVISIONING = Duration.ofDays(30);

    // Only what grew old since the last times is looked at again: events come at most a day late, and hourly is often.
    private static final Duration LOOKED_AT = Duration.ofDays(2);
    private static final Duration STEP = Duration.ofHours(1);

    private static final String THIN = """
            delete from tunnel_event e where e.at >= ? and e.at < ? and e.kind = 'failed' and exists (
                select from (
                    select kind, cause from tunnel_event earlier
                    where earlier.resource_id = e.resource_id and earlier.run = e.run
                        and (earlier.sequence, earlier.kind) < (e.sequence, e.kind)
                    order by earlier.sequence desc, earlier.kind desc limit 1) before
                where before.kind = 'failed' and before.cause is not distinct from e.cause)
            """;

    private static final String REPLACED = """
            delete from tunnel_run r using (
                select resource_id, run,
                    row_number() over (partition by resource_id, version, container
                        order by first_connected_at nulls last, started_at, run) as of_version,
                    row_number() over (partition by resource_id, container order by started_at desc, run) as of_container
                from tunnel_run) place
            where r.resource_id = place.resource_id and r.run = place.run and r.reported_at < ?
                and place.of_version > 1 and place.of_container > 1
            """;

    // A day that is over counts no more, unless something of it was left out.
    private static final String COMPLETE_DAYS =
            "delete from tunnel_day where day < (?::timestamptz at time zone 'UTC')::date and left_out = 0 and runs < "
                    + TunnelDay.MOST_RUNS;

    private static final String OF_RESOURCES_GONE =
            " where resource_id in (select id from resource where deprovisioned_at < ?)";

    private final AgroalDataSource database;
    private final Clock clock;

    TunnelRetention(AgroalDataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Thins what is older than 7 days: of failures in a row with the same cause the first stays, which is all that the timeline
     * needs; of the starts of a supervisor the newest of each container, and the one that says how a version fared; of the days
     * those of which something was left out. @return how many rows went
     */
    public int thin() {
        Instant end = before(EVERYTHING);
        int gone = change(REPLACED, end) + change(COMPLETE_DAYS, end);
        for (Instant from = end.minus(LOOKED_AT); from.isBefore(end); from = from.plus(STEP)) {
            gone += change(THIN, from, from.plus(STEP));
        }
        return gone;
    }

    /** Forgets what is older than 400 days, and all about resources deprovisioned 30 days ago. @return how many rows went */
    public int forget() {
        Instant old = before(CHANGES);
        Instant ended = before(AFTER_DEPROVISIONING);
        return change("delete from tunnel_event where at < ?", old)
                + change("delete from tunnel_run where started_at < ? and reported_at < ?", old, old)
                + change("delete from tunnel_day where day < (?::timestamptz at time zone 'UTC')::date", old)
                + change("delete from tunnel_event" + OF_RESOURCES_GONE, ended)
                + change("delete from tunnel_run" + OF_RESOURCES_GONE, ended)
                + change("delete from tunnel_day" + OF_RESOURCES_GONE, ended);
    }

    private Instant before(Duration age) {
        return clock.instant().minus(age);
    }

    private int change(String sql, Instant... times) {
        try (Connection connection = database.getConnection();
                PreparedStatement change = connection.prepareStatement(sql)) {
            for (int i = 0; i < times.length; i++) {
                change.setObject(i + 1, RunRows.time(times[i]));
            }
            return change.executeUpdate();
        } catch (SQLException e) {
            throw new LedgerUnusable(e);
        }
    }
}
