package culvert.audit;

import java.util.Locale;

/** What can be done that the trail keeps. The names rest in the database: never rename one. */
public enum Act {
    ORDERED("Ordered the add-on"),
    PLAN_CHANGED("Changed the plan"),
    SUSPENDED("Suspended the add-on"),
    RESUMED("Resumed the add-on"),
    DEPROVISIONED("Removed the add-on"),
    SIGNED_ON("Opened the dashboard"),
    SAVED("Saved a config"),
    PUBLISH_ASKED("Asked to publish"),
    SECRETS_SHOWN("Had secrets shown"),
    EXPORTED("Exported the activity"),
    PUBLISHED("Published to the app"),
    GIVEN_UP("Gave a delivery up"),
    TRIED_AGAIN("Asked to try again"),
    RECIPIENT_ADDED("Added a recipient of notices"),
    RECIPIENT_REMOVED("Removed a recipient of notices"),
    RECIPIENT_SWITCHED_OFF("Switched a recipient of notices off, after days of failure"),
    RECIPIENT_SWITCHED_ON("Switched a recipient of notices on"),
    MAIL_CONFIRMED("Confirmed a mail address"),
    KEYSET_READ("Began to use another keyset");

    private final String words;

    Act(String words) {
        this.words = words;
    }

    /** As a page says it. */
    public String words() {
        return words;
    }

    /** As database and exports call it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
