package culvert.dashboard;

import java.time.Duration;

/** A length of time in words, as exact as somebody wants to know. */
final class Length {

    private Length() {}

    static String words(Duration length) {
        if (length.toDays() > 0) {
            return length.toDays() + " d " + length.toHoursPart() + " h";
        }
        if (length.toHours() > 0) {
            return length.toHours() + " h " + length.toMinutesPart() + " min";
        }
        if (length.toMinutes() > 0) {
            return length.toMinutes() + " min " + length.toSecondsPart() + " s";
        }
        return length.toSeconds() + " s";
    }
}
