package culvert.resources;

import java.security.SecureRandom;

/** Our name for a resource, as the platform stores it: {@code vpn-} and 16 letters. */
public record ResourceId(String value) {

    // Letters only: one marketplace's checker refuses an id that happens to contain the digits of a number it draws.
    private static final String LETTERS = "bcdfghjkmnpqrstvwxyz";
    private static final int LENGTH = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A new id: 69 bits, so that it can be neither guessed nor met twice. */
    static ResourceId random() {
        StringBuilder id = new StringBuilder("vpn-");
        for (int i = 0; i < LENGTH; i++) {
            id.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return new ResourceId(id.toString());
    }

    /** Whether we could have given this id; what looks otherwise need not be looked up. */
    boolean isOurs() {
        return value.matches("vpn-[a-z]{" + LENGTH + "}");
    }

    @Override
    public String toString() {
        return value;
    }
}
