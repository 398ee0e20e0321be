package culvert.security;

/** The keyset that seals the database cannot be read, written or used. The message is fit to be shown to the operator. */
public final class KeysetUnusable extends RuntimeException {

    public KeysetUnusable(String message) {
        super(message);
    }

    KeysetUnusable(String message, Throwable cause) {
        super(message, cause);
    }
}
