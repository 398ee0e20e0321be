package culvert.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/** A text that cannot print itself. It leaves only through {@link #reveal()}, so every exposure can be found by name. */
public final class Secret {

    private final String text;

    private Secret(String text) {
        this.text = text;
    }

    public static Secret of(String text) {
        return new Secret(text);
    }

    /** The clear text. Never log or render what this returns. */
    public String reveal() {
        return text;
    }

    /**
     * Compares in a time that depends on neither the common prefix nor the length of this secret: both sides are digested
     * first, so that the comparison itself always runs over 32 bytes.
     */
    public boolean matches(String candidate) {
        return MessageDigest.isEqual(digest(text), digest(candidate));
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Secret secret && matches(secret.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return "(secret)";
    }
}
