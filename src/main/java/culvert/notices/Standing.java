package culvert.notices;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What was last told about the tunnels of a resource, and what happened since; decides what to tell next. A cut that mends
 * itself within a minute is not worth a word, and tunnels that come and go are told about once: that they are down, and that
 * they are up when they have stayed up.
 *
 * @param told empty = nothing was told yet
 * @param toldAt when that was
 * @param deviatesSince since when it is worse than told, with no calm minute in between
 * @param changedAt when a container last reported a change
 * @param changes how many of these came since something was told
 */
record Standing(
        Optional<Level> told,
        Optional<Instant> toldAt,
        Optional<Instant> deviatesSince,
        Optional<Instant> changedAt,
        int changes) {

    /** How long it has to be worse before that is told. */
    static final Duration PATIENCE = Duration.ofMinutes(1);

    /** How long nothing must have changed before it is called up. */
    static final Duration CALM = Duration.ofSeconds(30);

    /** The least time from one notice about the tunnels to the next that they are down. */
    static final Duration BETWEEN = Duration.ofMinutes(10);

    /** What changes without a report, as a failing container that is gone for good, is found out within this time. */
    static final Duration LOOK_AGAIN = Duration.ofMinutes(5);

    /**
     * What follows from a look.
     *
     * @param tell what is to be told now
     * @param again when to look again, if not for a change that is reported before
     */
    record Look(Standing next, Optional<NoticeEvent> tell, Optional<Instant> again) {}

    /** The standing of a resource in which nothing has been told: what is so already needs no telling. */
    static Standing beginning(Optional<Level> level) {
        return new Standing(level, Optional.empty(), Optional.empty(), Optional.empty(), 0);
    }

    /** Whether somebody has to look from time to time although nothing is reported. */
    boolean isWatched() {
        return told.isPresent() && told.get() != Level.UP;
    }

    /** Looks at the tunnels as they are now; an empty level says nothing. */
    Look look(Optional<Level> level, Instant now) {
        if (level.isEmpty()) {
            return stay(deviatesSince, Optional.empty());
        }
        Level seen = level.get();
        if (told.isPresent() && told.get() == seen) {
            return asTold(now);
        }
        if (seen == Level.UP) {
            return better(now);
        }
        return told.isEmpty() || seen.isWorseThan(told.get()) ? worse(seen, now) : stay(Optional.empty(), watch(now));
    }

    private Look asTold(Instant now) {
        Optional<Instant> calmFrom = deviatesSince.flatMap(since -> changedAt).map(changed -> changed.plus(PATIENCE));
        return calmFrom.filter(now::isBefore).isPresent()
                ? stay(deviatesSince, calmFrom)
                : stay(Optional.empty(), watch(now));
    }

    private Look better(Instant now) {
        Instant due = changedAt.map(changed -> changed.plus(CALM)).orElse(now);
        return now.isBefore(due) ? stay(Optional.empty(), Optional.of(due)) : tell(Level.UP, now);
    }

    private Look worse(Level seen, Instant now) {
        Instant since = deviatesSince.orElse(now);
        Instant due = later(since.plus(PATIENCE), toldAt.map(at -> at.plus(BETWEEN)));
        return now.isBefore(due) ? stay(Optional.of(since), Optional.of(due)) : tell(seen, now);
    }

    private Look tell(Level level, Instant now) {
        var next = new Standing(Optional.of(level), Optional.of(now), Optional.empty(), changedAt, 0);
        NoticeEvent event = level == Level.UP ? NoticeEvent.UP : NoticeEvent.DOWN;
        return new Look(next, Optional.of(event), next.watch(now));
    }

    private Look stay(Optional<Instant> deviates, Optional<Instant> again) {
        return new Look(new Standing(told, toldAt, deviates, changedAt, changes), Optional.empty(), again);
    }

    private Optional<Instant> watch(Instant now) {
        return isWatched() ? Optional.of(now.plus(LOOK_AGAIN)) : Optional.empty();
    }

    private static Instant later(Instant one, Optional<Instant> other) {
        return other.filter(one::isBefore).orElse(one);
    }
}
