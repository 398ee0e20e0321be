package culvert.diagnosis;

import java.time.Instant;
import java.util.List;

/**
 * Something that the supervisor of a container said (docs/reports.md). Its texts are a stranger's.
 *
 * @param at by the container's clock
 * @param version the config version that the container was started with
 * @param cause the supervisor's code; empty where the kind has none
 * @param line the last line of vpnc; often empty
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
        STOPPED;

        /** Whether the tunnel is up after it. */
        boolean isUp() {
            return this == CONNECTED || this == IMPAIRED;
        }
    }

    /** A signal that is nothing but its kind. */
    public static Signal plain(Kind kind, Instant at, int version) {
        return new Signal(kind, at, version, "", "");
    }

    boolean is(Kind wanted, String... causes) {
        return kind == wanted && List.of(causes).contains(cause);
    }
}
