package culvert.diagnosis;

import culvert.diagnosis.Rule.Match;
import culvert.diagnosis.Signal.Kind;
import java.util.List;
import java.util.Optional;

/**
 * What is known about the tunnel of one container.
 *
 * @param causes the likeliest first: one, the look-alikes, or the two likeliest
 * @param also further causes whose signals are there as well
 * @param over whether the tunnel is up again since
 */
public record Diagnosis(
        Outcome outcome, List<Cause> causes, List<Cause> also, Optional<Evidence> evidence, boolean over) {

    public Diagnosis {
        causes = List.copyOf(causes);
        also = List.copyOf(also);
    }

    /** The group of look-alikes that the causes are. */
    public Optional<Lookalikes> lookalikes() {
        return outcome == Outcome.LOOKALIKES ? causes.getFirst().lookalikes() : Optional.empty();
    }

    /** The cause to name first, if there is any. */
    public Optional<Cause> first() {
        return causes.stream().findFirst();
    }

    static Diagnosis of(Case of) {
        Optional<Signal> newest = of.newest();
        if (newest.isEmpty()) {
            return new Diagnosis(Outcome.CANNOT_KNOW, List.of(), List.of(), Optional.empty(), false);
        }
        List<Match> matches = Rules.thatHold(of);
        if (of.container().silent() && !saidThatItCannot(matches)) {
            Evidence last = Evidence.of(of.container().name(), newest.get());
            return new Diagnosis(
                    Outcome.CANNOT_KNOW, List.of(Cause.REPORTS_MISSING), List.of(), Optional.of(last), false);
        }
        return matches.isEmpty() ? withoutTrouble(newest.get()) : judge(of, matches);
    }

    private static Diagnosis withoutTrouble(Signal newest) {
        Outcome outcome = newest.kind().isUp() ? Outcome.FINE : Outcome.WAITING;
        return new Diagnosis(outcome, List.of(), List.of(), Optional.empty(), false);
    }

    /** Where there can be no tunnel the supervisor leaves, so that its silence says nothing new. */
    private static boolean saidThatItCannot(List<Match> matches) {
        return matches.stream()
                .anyMatch(match -> match.cause().isMissingGrant()
                        || match.cause() == Cause.NOT_ROOT
                        || match.cause() == Cause.NOT_INSTALLED);
    }

    private static Diagnosis judge(Case of, List<Match> matches) {
        Match best = matches.getFirst();
        List<Match> peers = matches.stream()
                .filter(match -> match.certainty() == best.certainty())
                .toList();
        List<Cause> alike = peers.stream()
                .map(Match::cause)
                .filter(cause -> best.cause().lookalikes().isPresent()
                        && cause.lookalikes().equals(best.cause().lookalikes()))
                .toList();
        Optional<Evidence> evidence = Optional.of(Evidence.of(of.container().name(), best.signal()));
        boolean over = of.isUp()
                && best.signal().kind() != Kind.IMPAIRED
                && !best.signal().kind().isUp();
        if (alike.size() > 1) {
            return new Diagnosis(Outcome.LOOKALIKES, alike, List.of(), evidence, over);
        }
        if (best.certainty() == Certainty.POSSIBLE || (best.certainty() == Certainty.LIKELY && peers.size() > 1)) {
            List<Cause> likeliest = peers.stream().map(Match::cause).limit(2).toList();
            return new Diagnosis(Outcome.NOT_SURE, likeliest, List.of(), evidence, over);
        }
        List<Cause> also = peers.stream().skip(1).map(Match::cause).toList();
        return new Diagnosis(Outcome.CAUSE, List.of(best.cause()), also, evidence, over);
    }
}
