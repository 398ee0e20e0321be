package culvert.diagnosis;

import java.util.Optional;
import java.util.function.Function;

/**
 * One way to recognise a cause.
 *
 * @param signals the signals in words, for docs/diagnosis.md
 * @param sign the signal that shows the cause, if it does
 */
record Rule(Cause cause, Certainty certainty, String signals, Function<Case, Optional<Signal>> sign) {

    Optional<Match> match(Case of) {
        return sign.apply(of).map(signal -> new Match(cause, certainty, signal));
    }

    /** A rule that held. */
    record Match(Cause cause, Certainty certainty, Signal signal) {}
}
