package culvert.sandbox.platform;

import java.util.Locale;

/** The life of an add-on as the platform's API names it. */
public enum AddonStatus {
    RUNNING,
    SUSPENDED;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
