package culvert.sandbox.containers;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * One line an app printed.
 *
 * @param number counts up from 1 within an app
 * @param source label of the container, {@code web-1}, or {@link #PLATFORM}
 */
public record LogLine(long number, Instant at, String source, String text) {

    /** Source of the lines the platform itself writes. */
    public static final String PLATFORM = "sandbox";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd HH:mm:ss.SSSSSSSSS xx", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** As Scalingo's logs print it: {@code 2026-11-21 10:00:00.123456789 +0000 UTC [web-1] text}. */
    public String print() {
        return "%s UTC [%s] %s".formatted(TIME.format(at), source, text);
    }

    /** The time of day only, for a page. */
    public String timeOfDay() {
        return CLOCK.format(at);
    }

    /** Whether the supervisor of the tunnel wrote it. */
    public boolean fromSupervisor() {
        return text.startsWith("-----> ");
    }
}
