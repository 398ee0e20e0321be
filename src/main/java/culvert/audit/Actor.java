package culvert.audit;

import java.util.Locale;

/**
 * Who did something, as far as we know: marketplaces do not tell us which person they let through.
 *
 * @param name tells actors of one kind apart; shown on pages
 */
public record Actor(Kind kind, String name) {

    /** The broker itself, in a job. */
    public static final Actor BROKER = new Actor(Kind.BROKER, "Culvert");

    /** What somebody proved who they are with. */
    public enum Kind {
        MARKETPLACE,
        /** Somebody who signed on from the platform. */
        VISIT,
        TOKEN,
        OPERATOR,
        BROKER;

        /** The kind as the database calls it. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
