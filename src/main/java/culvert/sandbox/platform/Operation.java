package culvert.sandbox.platform;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A restart, as something to follow.
 *
 * @param finishedAt null until the status is final
 * @param error why it failed, null otherwise
 */
public record Operation(
        String id,
        String appId,
        Status status,
        Instant createdAt,
        @Nullable Instant finishedAt,
        @Nullable String error) {

    /** In the order an operation goes through them; the last two are final. */
    public enum Status {
        PENDING,
        RUNNING,
        DONE,
        ERROR;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        boolean isFinal() {
            return this == DONE || this == ERROR;
        }
    }

    Operation running() {
        return new Operation(id, appId, Status.RUNNING, createdAt, null, null);
    }

    Operation done(Instant at) {
        return new Operation(id, appId, Status.DONE, createdAt, at, null);
    }

    Operation failed(Instant at, String reason) {
        return new Operation(id, appId, Status.ERROR, createdAt, at, reason);
    }
}
