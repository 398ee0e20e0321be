package culvert.notices;

import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** The notices on their way, and the newest that are over. */
@ApplicationScoped
class NoticeDeliveries implements PanacheRepository<NoticeDelivery> {

    // More are of no use to somebody who was away for days, and a page shows no more of those that are over.
    static final int MOST_WAITING = 50;
    static final int MOST_KEPT = 20;

    /** What is to be sent next: one after the other, but a test at once. */
    Optional<NoticeDelivery> next(String recipient) {
        return find(
                        "recipientId = ?1 and state = ?2 order by case when event = ?3 then 0 else 1 end, id",
                        recipient,
                        NoticeDelivery.State.WAITING,
                        NoticeEvent.TEST)
                .firstResultOptional();
    }

    /** Oldest first. */
    List<NoticeDelivery> waiting(String recipient) {
        return list("recipientId = ?1 and state = ?2 order by id", recipient, NoticeDelivery.State.WAITING);
    }

    List<NoticeDelivery> newestFirst(String recipient) {
        return find("recipientId = ?1 order by id desc", recipient)
                .page(0, MOST_KEPT)
                .list();
    }

    void forgetOld(String recipient) {
        delete(
                "recipientId = ?1 and state <> ?2 and id not in "
                        + "(select d.id from NoticeDelivery d where d.recipientId = ?1 order by d.id desc limit "
                        + MOST_KEPT
                        + ")",
                recipient,
                NoticeDelivery.State.WAITING);
    }
}
