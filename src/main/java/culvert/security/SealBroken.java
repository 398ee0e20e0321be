package culvert.security;

/** A sealed value does not open in the place where it was found. */
public final class SealBroken extends RuntimeException {

    SealBroken(SealedPlace place, Throwable cause) {
        super("the sealed value in " + place + " does not open: changed, moved, or sealed with another keyset", cause);
    }
}
