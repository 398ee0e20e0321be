package culvert.tunnels;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How much each resource may report: a full bucket to begin with, refilled at a steady rate. An app of 200 containers whose
 * gateway goes away stays below it; a flood empties its own bucket and nobody else's.
 */
final class Allowance {

    static final int FULL = 2000;
    static final int A_SECOND = 20;
    private static final int MOST_BUCKETS = 50_000;
    private static final Duration REFILLED = Duration.ofSeconds(FULL / A_SECOND);

    private record Bucket(double left, Instant at) {}

    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();
    private final Clock clock;

    Allowance(Clock clock) {
        this.clock = clock;
    }

    /** Takes from the bucket of the resource. @return false when there is not enough in it; nothing is taken then */
    boolean take(String resource, int amount) {
        Instant now = clock.instant();
        if (buckets.size() > MOST_BUCKETS) {
            buckets.values().removeIf(bucket -> bucket.at().plus(REFILLED).isBefore(now));
        }
        boolean[] taken = {false};
        buckets.compute(resource, (key, bucket) -> {
            double left = bucket == null ? FULL : refilled(bucket, now);
            taken[0] = left >= amount;
            return new Bucket(taken[0] ? left - amount : left, now);
        });
        return taken[0];
    }

    private static double refilled(Bucket bucket, Instant now) {
        double seconds = Math.max(0, Duration.between(bucket.at(), now).toMillis() / 1000.0);
        return Math.min(FULL, bucket.left() + seconds * A_SECOND);
    }
}
