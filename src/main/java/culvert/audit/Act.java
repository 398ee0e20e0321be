package culvert.audit;

import java.util.Arrays;
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
    RESTORED("Went back to an earlier version"),
    NOTE_WRITTEN("Wrote a note"),
    RETURN_SWITCHED("Switched the automatic return"),
    TOKEN_MADE("Made a token for a program"),
    TOKEN_REVOKED("Revoked a token"),
    BADGE_MADE("Made a badge"),
    BADGE_REMOVED("Removed the badge"),
    BOUND("Bound an app"),
    UNBOUND("Removed a binding"),
    CONFIGS_DESTROYED("Destroyed the configs"),
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

    /** As a page says an act of this name; one that only a newer broker knows, which wrote it, is shown by its name. */
    static String words(String word) {
        return Arrays.stream(values())
                .filter(act -> act.word().equals(word))
                .map(act -> act.words)
                .findFirst()
                .orElse(word.replace('_', ' '));
    }

    /** As database and exports call it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
