package culvert.diagnosis;

import java.time.Instant;
import java.util.List;

/**
 * Something that the supervisor of a container said (docs/reports.md). Its texts are a stranger's.
 *
 * @param at by the container's clock
 * @param version the config version that the container was started with
 * @param cause the supervisor's code; empty where the kind has none
 * @param line the last line of vpnc; often empty. Of a trial, what was tried
 */
public record Signal(Kind kind, Instant at, int version, String cause, String line) {

    /** What was said. */
    public enum Kind {
        STARTING,
        CONNECTED,
        /** It is up, but something about it is not as it should be. */
        IMPAIRED,
        LOST,
        FAILED,
        /** Between two dials: whether the gateway took the Diffie-Hellman group that is in the line. */
        TRIED,
        STOPPED;

        /** Whether the tunnel is up after it. */
        boolean isUp() {
            return this == CONNECTED || this == IMPAIRED;
        }
    }

    private static final String ACCEPTED = "accepted";

    /** The gateway was tried with another Diffie-Hellman group. */
    public static Signal tried(Instant at, int version, String dhGroup, boolean accepted) {
        return new Signal(Kind.TRIED, at, version, accepted ? ACCEPTED : "refused", dhGroup);
    }

    /** Whether the gateway took a group that was tried. */
    boolean isAccepted() {
        return is(Kind.TRIED, ACCEPTED);
    }

    /** A signal that is nothing but its kind. */
    public static Signal plain(Kind kind, Instant at, int version) {
        return new Signal(kind, at, version, "", "");
    }

    boolean is(Kind wanted, String... causes) {
        return kind == wanted && List.of(causes).contains(cause);
    }
}
