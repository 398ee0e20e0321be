package culvert.notices;

import java.util.Locale;

/** How a recipient is reached. */
public enum Channel {
    WEBHOOK,
    MAIL;

    /** The channel as database, API and metrics call it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Channel of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
