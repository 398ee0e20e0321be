package culvert.sandbox.containers;

import java.time.Instant;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * A container as one sees it from outside, now.
 *
 * @param exitStatus of a crashed one
 */
public record Container(String id, String label, State state, Instant startedAt, OptionalInt exitStatus) {

    /** In the order of a container's life. Stopped ones are forgotten, crashed ones shown. */
    public enum State {
        STARTING,
        RUNNING,
        STOPPING,
        CRASHED;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
