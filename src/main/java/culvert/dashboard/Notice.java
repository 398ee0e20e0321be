package culvert.dashboard;

import culvert.resources.ResourceId;
import culvert.sso.DashboardAddress;
import jakarta.ws.rs.core.NewCookie;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the page says once, after the redirect that follows a successful post. Travels in a cookie, not in the address. */
enum Notice {
    SAVED("Saved. Its way to your app is shown below."),
    UNCHANGED(
            "Nothing to save: this is the newest version already. If your app no longer has it, it is published again."),
    TRIED_AGAIN("Trying again."),
    RESTORED("The text of the earlier version is now the newest one. Its way to your app is shown below."),
    NOT_RESTORED("Nothing was done: a newer version was saved meanwhile, or that text cannot be used any more."),
    NOTE_SAVED("The note is saved."),
    GOES_BACK("Culvert goes back by itself when a new version fails."),
    STAYS("Culvert no longer goes back by itself."),
    BADGE_MADE("The badge has a new address. An earlier one no longer works."),
    BADGE_REMOVED("The badge is gone; its address no longer works."),
    MAIL_ASKED(
            "A mail is on its way to that address. Notices come there after the link in it was opened and confirmed."),
    TEST_SENT("A test is on its way; what comes of it is shown below."),
    SWITCHED_ON("It is switched on again. Send a test to see whether it works now."),
    RECIPIENT_REMOVED("It is removed; nothing more is sent there.");

    static final String COOKIE = "culvert-notice";

    private static final int SECONDS = 60;

    private final String text;

    Notice(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    static Optional<Notice> in(@Nullable String cookie) {
        for (Notice notice : values()) {
            if (notice.word().equals(cookie)) {
                return Optional.of(notice);
            }
        }
        return Optional.empty();
    }

    NewCookie cookie(ResourceId resource) {
        return cookie(resource, word(), SECONDS);
    }

    static NewCookie removal(ResourceId resource) {
        return cookie(resource, "", 0);
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static NewCookie cookie(ResourceId resource, String value, int seconds) {
        return new NewCookie.Builder(COOKIE)
                .value(value)
                .path(DashboardAddress.of(resource))
                .maxAge(seconds)
                .httpOnly(true)
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }
}
