package culvert.notices;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How much is still to be told, over all resources. */
@ApplicationScoped
public class NoticeBacklog {

    private final EntityManager database;

    NoticeBacklog(EntityManager database) {
        this.database = database;
    }

    /**
     * What is not done.
     *
     * @param recipients how many there are
     * @param off how many of them are switched off because nothing got through
     * @param waiting how many notices wait
     * @param oldestWaiting since when the one that waits longest does
     */
    public record Backlog(
            Map<Channel, Long> recipients,
            Map<Channel, Long> off,
            Map<Channel, Long> waiting,
            Optional<Instant> oldestWaiting) {

        public Backlog {
            recipients = Map.copyOf(recipients);
            off = Map.copyOf(off);
            waiting = Map.copyOf(waiting);
        }
    }

    @Transactional
    public Backlog count() {
        return new Backlog(
                counts("select channel, count(*) from notice_recipient group by channel"),
                counts("select channel, count(*) from notice_recipient where off_at is not null group by channel"),
                counts("""
                        select r.channel, count(*) from notice_delivery d join notice_recipient r on r.id = d.recipient_id
                        where d.state = 'waiting' group by r.channel
                        """),
                Optional.ofNullable((Instant) database.createNativeQuery(
                                "select min(created_at) from notice_delivery where state = 'waiting'", Instant.class)
                        .getSingleResult()));
    }

    private Map<Channel, Long> counts(String sql) {
        List<?> rows = database.createNativeQuery(sql).getResultList();
        Map<Channel, Long> counts = new EnumMap<>(Channel.class);
        for (Object row : rows) {
            Object[] columns = (Object[]) row;
            counts.put(Channel.of((String) columns[0]), ((Number) columns[1]).longValue());
        }
        return counts;
    }
}
