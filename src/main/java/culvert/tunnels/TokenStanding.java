package culvert.tunnels;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What decides whether the report token of a version still counts.
 *
 * @param newestPublishedAt when the newest version reached the app; null as long as it did not
 */
record TokenStanding(
        boolean deprovisioned, int newestVersion, @Nullable Instant newestPublishedAt) {

    // Platforms restart an app at once when its variables change; a container that still reports for an older version a
    // day
    // later is not one of ours.
    private static final Duration LAST_REPORTS = Duration.ofDays(1);

    boolean isDead(int version, Instant now) {
        if (deprovisioned || version > newestVersion) {
            return true;
        }
        return version < newestVersion
                && newestPublishedAt != null
                && newestPublishedAt.plus(LAST_REPORTS).isBefore(now);
    }
}
