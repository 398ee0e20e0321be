package culvert.delivery;

import culvert.platforms.Platform;
import culvert.platforms.PlatformFailure;
import culvert.resources.PlatformName;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Makes one attempt: looks first where that is needed, publishes, restarts where publishing does not. */
final class Courier {

    private final Clock clock;

    Courier(Clock clock) {
        this.clock = clock;
    }

    /**
     * Makes the attempt.
     *
     * @param platforms finds the adapter; that it cannot is a failure like the adapter's own
     */
    Outcome deliver(Parcel parcel, Function<PlatformName, Platform> platforms) {
        Optional<Instant> published = parcel.publishedAt();
        try {
            Platform platform = platforms.apply(parcel.platform());
            if (!platform.reaches(parcel.app())) {
                return new Outcome.Delivered(clock.instant(), Optional.empty());
            }
            if (parcel.onlyLook() && has(platform, parcel)) {
                return new Outcome.Kept();
            }
            if (published.isEmpty()) {
                if (parcel.onlyLook() || !(parcel.inDoubt() && has(platform, parcel))) {
                    platform.publish(parcel.app(), parcel.variables());
                }
                published = Optional.of(clock.instant());
            }
            if (!platform.restartsOnPublish()) {
                platform.restart(parcel.app());
            }
            return new Outcome.Delivered(published.get(), Optional.of(clock.instant()));
        } catch (PlatformFailure.Refused e) {
            return new Outcome.Hopeless(e.reason(), isUnclear(e, parcel, published));
        } catch (PlatformFailure e) {
            return new Outcome.Failed(e.reason(), isUnclear(e, parcel, published), retryAfter(e), published);
        }
    }

    private static boolean has(Platform platform, Parcel parcel) {
        Map<String, String> there = platform.variables(parcel.app());
        return parcel.variables().entrySet().stream()
                .allMatch(wanted -> wanted.getValue().equals(there.get(wanted.getKey())));
    }

    // A doubt from an earlier attempt is only removed by an answer, not by a failure that says nothing about it.
    private static boolean isUnclear(PlatformFailure failure, Parcel parcel, Optional<Instant> published) {
        return published.isEmpty() && (failure.isUnclear() || parcel.inDoubt());
    }

    private static Optional<Duration> retryAfter(PlatformFailure failure) {
        return failure instanceof PlatformFailure.RateLimited limited
                ? Optional.ofNullable(limited.retryAfter())
                : Optional.empty();
    }
}
