package culvert.limits;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Slows whoever guesses. A client address may fail 60 times at once and once a second from then on; each failure beyond
 * that is answered in its turn, and when too many wait for theirs, not at all. Whoever has right credentials never comes
 * here.
 */
final class FailedLogins {

    static final int AT_ONCE = 60;
    static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private static final Duration TURN = Duration.ofSeconds(1);
    private static final Duration BURST = TURN.multipliedBy(AT_ONCE);

    // Some megabytes at the most, whoever attacks from however many addresses.
    static final int MOST_ADDRESSES = 50_000;
    private static final String EVERYBODY_ELSE = "";

    private final Map<String, Instant> nextTurns = new ConcurrentHashMap<>();
    private final AtomicReference<Instant> nextSweep = new AtomicReference<>(Instant.MIN);
    private final Clock clock;

    FailedLogins(Clock clock) {
        this.clock = clock;
    }

    /**
     * Counts a failure.
     *
     * @return how long to wait before it is answered; longer than {@link #LONGEST_WAIT} = do not wait, refuse
     */
    Duration count(String address) {
        Instant now = clock.instant();
        Instant turn = nextTurns.merge(known(address, now), now.plus(TURN), (next, first) -> after(next, first, now));
        Duration wait = Duration.between(now.plus(BURST), turn);
        return wait.isNegative() ? Duration.ZERO : wait;
    }

    /** Of how many addresses something is remembered. */
    int addresses() {
        return nextTurns.size();
    }

    // Those who are refused do not move the line any further: it ends when they stop.
    private static Instant after(Instant next, Instant first, Instant now) {
        Instant turn = next.isAfter(now) ? next.plus(TURN) : first;
        Instant last = now.plus(BURST).plus(LONGEST_WAIT).plus(TURN);
        return turn.isAfter(last) ? last : turn;
    }

    private String known(String address, Instant now) {
        if (nextTurns.size() < MOST_ADDRESSES || nextTurns.containsKey(address)) {
            return address;
        }
        forgetWhoMayAgain(now);
        return nextTurns.size() < MOST_ADDRESSES ? address : EVERYBODY_ELSE;
    }

    // To look through all of them for every stranger would make an attack from many addresses cheaper than its defence.
    private void forgetWhoMayAgain(Instant now) {
        Instant sweep = nextSweep.get();
        if (!now.isBefore(sweep) && nextSweep.compareAndSet(sweep, now.plus(TURN))) {
            nextTurns.values().removeIf(now::isAfter);
        }
    }
}
