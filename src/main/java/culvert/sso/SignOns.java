package culvert.sso;

import culvert.audit.Act;
import culvert.audit.Acting;
import culvert.audit.AuditTrail;
import culvert.settings.Settings;
import culvert.settings.SignOnWindow;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Lets each sign-on link be used once, whichever broker it reaches. */
@ApplicationScoped
class SignOns {

    // Brokers may disagree about the time; a used link is remembered that much longer than it could be used.
    private static final Duration CLOCK_DIFFERENCE = Duration.ofHours(1);

    private final EntityManager database;
    private final SignOnWindow window;
    private final Acting acting;
    private final AuditTrail trail;
    private final Clock clock;

    SignOns(EntityManager database, Settings settings, Acting acting, AuditTrail trail, Clock clock) {
        this.database = database;
        this.window = settings.signOnWindow();
        this.acting = acting;
        this.trail = trail;
        this.clock = clock;
    }

    /** Uses the link up for this session. @return whether this was its first use; only then the session may begin */
    @Transactional
    boolean use(SignOnLink link, DashboardSession session) {
        boolean first = insert(link);
        if (first) {
            acting.as(session.actor());
            trail.note(Act.SIGNED_ON, link.resource(), "");
        }
        return first;
    }

    private boolean insert(SignOnLink link) {
        return database.createNativeQuery("""
                                insert into sign_on (token_digest, used_at) values (:digest, :now)
                                on conflict (token_digest) do nothing
                                """)
                        .setParameter("digest", link.digest())
                        .setParameter("now", clock.instant())
                        .executeUpdate()
                == 1;
    }

    /** Forgets links that are too old to be used anyway. @return how many */
    @Transactional
    int forgetOld() {
        Instant noLongerUsable =
                clock.instant().minus(window.back()).minus(window.ahead()).minus(CLOCK_DIFFERENCE);
        return database.createNativeQuery("delete from sign_on where used_at < :then")
                .setParameter("then", noLongerUsable)
                .executeUpdate();
    }
}
