package culvert.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How one attempt to deliver ended. */
sealed interface Outcome {

    /**
     * The platform has the config.
     *
     * @param restartedAt when the restart was asked for; empty where the app's owner has to bind and restart it
     */
    record Delivered(Instant publishedAt, Optional<Instant> restartedAt) implements Outcome {}

    /** The app still has what was published before; it was only looked at. */
    record Kept() implements Outcome {}

    /**
     * Worth another attempt.
     *
     * @param publishedAt when the platform had the config, if only the restart failed
     * @param unclear whether the call may have taken effect all the same
     */
    record Failed(String cause, boolean unclear, Optional<Duration> retryAfter, Optional<Instant> publishedAt)
            implements Outcome {}

    /**
     * Repeating cannot help.
     *
     * @param unclear whether an earlier attempt may have taken effect all the same
     */
    record Hopeless(String cause, boolean unclear) implements Outcome {}
}
