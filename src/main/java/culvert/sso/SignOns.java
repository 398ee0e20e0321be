package culvert.sso;

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
    private final Clock clock;

    SignOns(EntityManager database, Settings settings, Clock clock) {
        this.database = database;
        this.window = settings.signOnWindow();
        this.clock = clock;
    }

    /** Uses the proof up. @return whether this was its first use */
    @Transactional
    boolean use(SignOnProof proof) {
        return database.createNativeQuery("""
                                insert into sign_on (token_digest, used_at) values (:digest, :now)
                                on conflict (token_digest) do nothing
                                """)
                        .setParameter("digest", proof.digest())
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
