package culvert.tunnels;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** How long we keep what supervisors reported. */
@ApplicationScoped
public class TunnelRetention {

    static final Duration EVERYTHING = Duration.ofDays(7);
    static final Duration CHANGES = Duration.ofDays(400);
    static final Duration AFTER_DEPROVISIONING = Duration.ofDays(30);

    private final EntityManager database;
    private final Clock clock;

    TunnelRetention(EntityManager database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Thins events that are older than 7 days: of failures in a row with the same cause the first stays, which is all that
     * the timeline needs. @return how many went
     */
    @Transactional
    public int thin() {
        return change("""
                delete from tunnel_event old using (
                    select resource_id, run, sequence, kind,
                        lag(kind) over in_run as kind_before, lag(cause) over in_run as cause_before, cause
                    from tunnel_event where at < :then
                    window in_run as (partition by resource_id, run order by sequence, kind)) told
                where old.resource_id = told.resource_id and old.run = told.run and old.sequence = told.sequence
                    and old.kind = 'failed' and told.kind = 'failed' and told.kind_before = 'failed'
                    and told.cause_before is not distinct from told.cause
                """, EVERYTHING);
    }

    /** Forgets what is older than 400 days, and all about resources deprovisioned 30 days ago. @return how many rows went */
    @Transactional
    public int forget() {
        String gone = "select id from resource where deprovisioned_at < :then";
        return change("delete from tunnel_event where at < :then", CHANGES)
                + change("delete from tunnel_run where reported_at < :then", CHANGES)
                + change("delete from tunnel_event where resource_id in (" + gone + ")", AFTER_DEPROVISIONING)
                + change("delete from tunnel_run where resource_id in (" + gone + ")", AFTER_DEPROVISIONING);
    }

    private int change(String sql, Duration age) {
        Instant then = clock.instant().minus(age);
        return database.createNativeQuery(sql).setParameter("then", then).executeUpdate();
    }
}
