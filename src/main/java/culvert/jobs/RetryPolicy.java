package culvert.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When a call that failed is tried again: after 1, 2, 4 … 300 seconds, each shortened or lengthened by up to a fifth so that
 * many do not come at once, and never before the {@code Retry-After} of whoever is called.
 *
 * @param givenUpAfter how long it is tried
 */
public record RetryPolicy(RandomGenerator random, Duration givenUpAfter) {

    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final double JITTER = 0.2;
    private static final int DOUBLINGS = 9;

    /**
     * The time of the next attempt; empty = give up.
     *
     * @param firstDue when it was first due
     * @param attempts how many attempts have failed; 0 counts as 1, as when somebody asked again during the attempt
     * @param retryAfter what the other side asked for, if it did
     */
    public Optional<Instant> next(Instant now, Instant firstDue, int attempts, Optional<Duration> retryAfter) {
        Instant end = firstDue.plus(givenUpAfter);
        if (!now.isBefore(end)) {
            return Optional.empty();
        }
        Duration backOff = jittered(min(Duration.ofSeconds(1L << Math.clamp(attempts - 1, 0, DOUBLINGS)), LONGEST));
        Duration wait = retryAfter.filter(asked -> asked.compareTo(backOff) > 0).orElse(backOff);
        Instant next = now.plus(wait);
        return Optional.of(next.isBefore(end) ? next : end);
    }

    private Duration jittered(Duration wait) {
        double factor = 1 - JITTER + 2 * JITTER * random.nextDouble();
        return Duration.ofMillis(Math.round(wait.toMillis() * factor));
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }
}
