package culvert.sso;

import culvert.security.Secret;
import culvert.settings.SignOnWindow;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;

/** What a marketplace sends with the browser of a customer, to prove that it sent it, and for which resource. */
interface SignOnProof {

    /** Our id of the resource, or the platform's name for its order. */
    String resource();

    /** When the platform made it, to the second. */
    Instant madeAt();

    /** What proves the rest; made from the salt and all that is signed. */
    String token();

    boolean isSignedWith(Secret salt);

    /** Both ends of the window belong to it; parts of a second are not counted. */
    default boolean isWithin(SignOnWindow window, Instant now) {
        long age = now.getEpochSecond() - madeAt().getEpochSecond();
        return age <= window.back().toSeconds() && age >= -window.ahead().toSeconds();
    }

    /** What is remembered of a used proof: enough to know it again, useless to anybody who reads it. */
    default byte[] digest() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
