package culvert.platforms;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A call to a platform did not succeed. The message is shown on the dashboard: one clause, no secret, no address. */
public abstract sealed class PlatformFailure extends RuntimeException {

    private PlatformFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /**
     * What an answer other than 2xx means.
     *
     * @param retryAfter how long the platform asked us to wait; null when it did not say
     */
    public static PlatformFailure answered(int status, @Nullable Duration retryAfter) {
        return switch (status) {
            case 401, 403 -> new CredentialsRefused(status);
            case 404, 410 -> new AppNotFound();
            case 429 -> new RateLimited(retryAfter);
            case 408, 409, 423, 425 -> Unavailable.failed(status);
            default -> status / 100 == 4 ? new Refused(status) : Unavailable.failed(status);
        };
    }

    /** Why, in one clause. */
    public String reason() {
        return Objects.toString(getMessage(), "");
    }

    /** Whether the call may have taken effect all the same. */
    public boolean isUnclear() {
        return false;
    }

    /** The platform does not know the app, or no longer. */
    public static final class AppNotFound extends PlatformFailure {
        public AppNotFound() {
            super("the platform does not know this app (404)", null);
        }
    }

    /** The platform does not accept our credentials; only an operator can mend that. */
    public static final class CredentialsRefused extends PlatformFailure {
        public CredentialsRefused(int status) {
            super("the platform refused our credentials (" + status + ")", null);
        }
    }

    /** The broker's own settings do not reach so far; only an operator can mend that. */
    public static final class NotConnected extends PlatformFailure {
        /**
         * Something is missing here.
         *
         * @param why what is missing, a clause that shows no secret
         */
        public NotConnected(String why) {
            super("this broker is not connected to the platform: " + why, null);
        }
    }

    /** The platform understood and refused: repeating the same call cannot help. */
    public static final class Refused extends PlatformFailure {
        public Refused(int status) {
            super("the platform refused the change (" + status + ")", null);
        }
    }

    /** Too many calls. */
    public static final class RateLimited extends PlatformFailure {

        private final transient @Nullable Duration retryAfter;

        /**
         * The platform's wish.
         *
         * @param retryAfter how long it asked us to wait; null when it did not say
         */
        public RateLimited(@Nullable Duration retryAfter) {
            super("the platform asked us to slow down (429)", null);
            this.retryAfter = retryAfter;
        }

        /** How long the platform asked us to wait; null when it did not say. */
        public @Nullable Duration retryAfter() {
            return retryAfter;
        }
    }

    /** The platform cannot be reached, is too slow, cut the line, or failed by itself. */
    public static final class Unavailable extends PlatformFailure {

        private final boolean unclear;

        private Unavailable(String message, boolean unclear, @Nullable Throwable cause) {
            super(message, cause);
            this.unclear = unclear;
        }

        /** No connection was made, so nothing can have happened. */
        public static Unavailable notReached(Throwable cause) {
            return new Unavailable("the platform could not be reached", false, cause);
        }

        /** The request left, but no complete answer came back. */
        public static Unavailable noAnswer(String how, Throwable cause) {
            return new Unavailable("the platform " + how, true, cause);
        }

        /** The platform answered that it failed; how far it came is not known. */
        public static Unavailable failed(int status) {
            return new Unavailable("the platform failed (" + status + ")", true, null);
        }

        @Override
        public boolean isUnclear() {
            return unclear;
        }
    }
}
