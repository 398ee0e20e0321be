package culvert.dashboard;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A time as a page shows it: in UTC for everybody, and in a form that the page's script turns into local time. */
public record Moment(Instant instant) {

    private static final DateTimeFormatter READABLE = DateTimeFormatter.ofPattern(
                    "d MMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /** For the {@code datetime} attribute. */
    public String iso() {
        return instant.toString();
    }

    public String text() {
        return READABLE.format(instant);
    }
}
