package culvert.tunnels;

import java.util.Locale;

/** Where a supervisor last said that its tunnel is. */
public enum Phase {
    STARTING,
    CONNECTED,
    LOST,
    FAILED,
    STOPPED;

    /** The name in the database. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Phase of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
