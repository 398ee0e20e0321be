package culvert.tunnels;

import java.time.Duration;
import java.time.Instant;

/** What can be said about the tunnel of a container at a moment. */
public enum ContainerState {
    STARTING("starting"),
    CONNECTED("connected"),
    /** Negotiated, but the last probe failed: that it is up is not proven. */
    UNPROVEN("up, but the probe gets no answer"),
    /** Was up, is cut, and is dialled again at this moment. */
    LOST("lost"),
    FAILED("failed"),
    /** Nothing was heard for longer than a living supervisor keeps quiet: nobody knows. */
    SILENT("silent"),
    /** The app in it has ended, or it was not heard of for an hour. */
    GONE("gone");

    /** A supervisor whose tunnel is up reports every 30 seconds; one that dials, with every dial. */
    static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final Duration FORGOTTEN = Duration.ofHours(1);

    private final String words;

    ContainerState(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    /** Derives the state from what was last heard, and from how long ago that was. */
    static ContainerState of(TunnelRun run, Instant now) {
        Instant silentFrom = silentFrom(run);
        if (run.phase() == Phase.STOPPED || !now.isBefore(silentFrom.plus(FORGOTTEN))) {
            return GONE;
        }
        if (!now.isBefore(silentFrom)) {
            return SILENT;
        }
        return switch (run.phase()) {
            case STARTING -> STARTING;
            case CONNECTED -> run.isProbeUnanswered() ? UNPROVEN : CONNECTED;
            case LOST -> LOST;
            case FAILED -> FAILED;
            case STOPPED -> GONE;
        };
    }

    /** From when on its silence says something: a supervisor that announced a late dial may keep quiet until then. */
    static Instant silentFrom(TunnelRun run) {
        return run.reportedAt().plusSeconds(run.nextAttemptSeconds()).plus(PATIENCE);
    }

    /** Since when it is so. */
    static Instant since(TunnelRun run, Instant now) {
        return of(run, now) == SILENT ? run.reportedAt() : run.since();
    }
}
