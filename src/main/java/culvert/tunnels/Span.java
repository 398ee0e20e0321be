package culvert.tunnels;

import java.time.Duration;
import java.time.Instant;

/**
 * A time in which the tunnel of a container was in one state.
 *
 * @param why it was not up; empty otherwise
 */
public record Span(Instant from, Instant until, Kind kind, String why) {

    /** What the tunnel was. */
    public enum Kind {
        UP("up"),
        DOWN("down"),
        UNKNOWN("not known");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    public Duration length() {
        return Duration.between(from, until);
    }
}
