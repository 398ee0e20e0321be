package culvert.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How much is still to be delivered, over all resources. */
@ApplicationScoped
public class DeliveryBacklog {

    private final EntityManager database;

    DeliveryBacklog(EntityManager database) {
        this.database = database;
    }

    /**
     * What is not done.
     *
     * @param deliveries by state: waiting, held, and given up where that is the newest version of a living resource
     * @param oldestWaiting since when the one that waits longest does
     */
    public record Backlog(Map<DeliveryState, Long> deliveries, Optional<Instant> oldestWaiting) {
        public Backlog {
            deliveries = Map.copyOf(deliveries);
        }
    }

    @Transactional
    public Backlog count() {
        List<?> rows = database.createNativeQuery("""
                        select d.state, count(*), min(d.first_due_at) from delivery d
                        where d.state in ('waiting', 'held') group by d.state
                        union all
                        select d.state, count(*), min(d.first_due_at) from delivery d
                        join resource r on r.id = d.resource_id and r.newest_version = d.version
                        where d.state = 'given up' and r.state <> 'deprovisioned' group by d.state
                        """).getResultList();
        Map<DeliveryState, Long> counts = new EnumMap<>(DeliveryState.class);
        @Nullable Instant oldest = null;
        for (Object row : rows) {
            Object[] columns = (Object[]) row;
            DeliveryState state = DeliveryState.of((String) columns[0]);
            counts.put(state, ((Number) columns[1]).longValue());
            if (state == DeliveryState.WAITING) {
                oldest = (Instant) columns[2];
            }
        }
        return new Backlog(counts, Optional.ofNullable(oldest));
    }
}
