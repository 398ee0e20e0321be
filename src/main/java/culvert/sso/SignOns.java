package culvert.sso;

import culvert.settings.Settings;
import culvert.settings.SignOnWindow;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

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

    /** Uses all these tokens up. @return whether this was the first use of each */
    @Transactional
    boolean use(List<String> tokens) {
        return tokens.stream().filter(this::use).count() == tokens.size();
    }

    private boolean use(String token) {
        return database.createNativeQuery("""
                                insert into sign_on (token_digest, used_at) values (:digest, :now)
                                on conflict (token_digest) do nothing
                                """)
                        .setParameter("digest", digest(token))
                        .setParameter("now", clock.instant())
                        .executeUpdate()
                == 1;
    }

    // Enough to know a token again, useless to anybody who reads it.
    private static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
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
