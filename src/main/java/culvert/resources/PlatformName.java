package culvert.resources;

import java.util.Locale;

/** The platforms whose apps we can reach. */
public enum PlatformName {
    SCALINGO;

    /** The name in settings, roles and the database. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
