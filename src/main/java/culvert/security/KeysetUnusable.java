package culvert.security;

/** The keyset that seals the database cannot be read, written or used. The message is fit to be shown to the operator. */
public final class KeysetUnusable extends RuntimeException {

    /** For whoever finds that a keyset cannot be used: one sentence, and no secret. */
    public KeysetUnusable(String message) {
        super(message);
    }

    KeysetUnusable(String message, Throwable cause) {
        super(message, cause);
    }
}
