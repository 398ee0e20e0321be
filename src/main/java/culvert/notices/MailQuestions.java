package culvert.notices;

import culvert.resources.ResourceId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;

/** Counts how often strangers are asked whether they want mail: the question itself is mail that nobody asked for. */
@ApplicationScoped
class MailQuestions {

    static final int A_DAY = 10;

    private final EntityManager database;
    private final Clock clock;

    MailQuestions(EntityManager database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Whether one more may be asked, which is counted then. */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean mayAsk(ResourceId resource) {
        database.createNativeQuery("delete from mail_question where resource_id = :resource and asked_at < :then")
                .setParameter("resource", resource.value())
                .setParameter("then", clock.instant().minus(Duration.ofDays(1)))
                .executeUpdate();
        // One statement, and the caller holds the resource locked.
        return database.createNativeQuery("""
                        insert into mail_question (resource_id, asked_at)
                        select :resource, :now where (select count(*) from mail_question where resource_id = :resource) < :most
                        """)
                        .setParameter("resource", resource.value())
                        .setParameter("now", clock.instant())
                        .setParameter("most", A_DAY)
                        .executeUpdate()
                == 1;
    }
}
