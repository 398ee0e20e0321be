package culvert.rollback;

import culvert.tunnels.Phase;
import culvert.tunnels.TunnelRun;
import culvert.tunnels.TunnelRun.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * Decides whether a version is replaced by the one before it. Only on proof: the gateway answered and refused what the change
 * can explain, no tunnel of this version came up within 120 seconds, and with the version before one did. Silence proves
 * nothing. A version that the broker went back to is never left by itself, so there is no loop.
 */
final class AutomaticReturn {

    static final Duration PATIENCE = Duration.ofMinutes(2);

    private AutomaticReturn() {}

    /** Why to go back, in the supervisor's words; empty to stay. */
    static Optional<String> reason(VersionStory story, Instant now) {
        boolean mayReturn = story.wanted() && !story.isReturn() && story.version() > 1 && story.previousConnected();
        if (!mayReturn || cameUp(story) || !hadItsTime(story, now)) {
            return Optional.empty();
        }
        return story.runs().stream()
                .filter(run -> run.phase() == Phase.FAILED)
                .flatMap(run -> run.trouble().stream())
                .filter(trouble -> Refusal.isExplainedBy(trouble.cause(), story.changed()))
                .map(Trouble::message)
                .findFirst();
    }

    private static boolean cameUp(VersionStory story) {
        return story.runs().stream().anyMatch(run -> run.firstConnectedAt().isPresent());
    }

    private static boolean hadItsTime(VersionStory story, Instant now) {
        return story.runs().stream()
                .map(TunnelRun::startedAt)
                .min(Comparator.naturalOrder())
                .filter(first -> !now.isBefore(first.plus(PATIENCE)))
                .isPresent();
    }
}
