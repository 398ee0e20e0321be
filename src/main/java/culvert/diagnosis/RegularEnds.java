package culvert.diagnosis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Whether tunnels end regularly: each after the same time, or at a beat of its own, as by a gateway that ends all sessions
 * at fixed times. The lengths that are measured are never quite equal, because dialling takes its time, and more of it on a
 * busy machine; the more ends there are, the more unequal they may be.
 */
final class RegularEnds {

    /**
     * How unequal so many lengths may be. Where tunnels end by accident, so that each moment is as likely as any other, three
     * lengths, or four, or five, are as equal as this about once in a thousand times.
     */
    private record Grade(int lengths, int percent) {}

    private static final List<Grade> GRADES = List.of(new Grade(3, 5), new Grade(4, 20), new Grade(5, 33));

    /** What dialling and rounding cost, however short the tunnels are. */
    private static final Duration LEAST_TOLERANCE = Duration.ofSeconds(3);

    /** What holds no longer than this is a further dial after the same end. */
    private static final Duration MOMENT = LEAST_TOLERANCE.multipliedBy(2);

    private RegularEnds() {}

    /** @param cuts of one container, oldest first; the newest are judged */
    static boolean are(List<Cut> cuts) {
        List<Cut> newestFirst = byTheGateway(cuts);
        return isRegular(newestFirst.stream().map(Cut::held).toList()) || isRegular(beats(newestFirst));
    }

    /** The newest cuts in a row that the gateway's side made, newest first; between two of them one more dial may have held a moment. */
    private static List<Cut> byTheGateway(List<Cut> cuts) {
        List<Cut> lasting = new ArrayList<>();
        boolean lastedBefore = true;
        for (Cut cut : cuts.reversed()) {
            boolean lasts = cut.held().compareTo(MOMENT) > 0;
            if (cut.endedBy("killed", "ended-from-outside") || (!lasts && !lastedBefore)) {
                break;
            }
            if (lasts) {
                lasting.add(cut);
            }
            lastedBefore = lasts;
        }
        return lasting;
    }

    /** From one end to the next; the pace of our own dials is none of the gateway's. */
    private static List<Duration> beats(List<Cut> newestFirst) {
        List<Duration> beats = new ArrayList<>();
        for (int i = 0; i + 1 < newestFirst.size(); i++) {
            Cut before = newestFirst.get(i + 1);
            if (!before.refusals().isEmpty()) {
                break;
            }
            beats.add(
                    Duration.between(before.end().at(), newestFirst.get(i).end().at()));
        }
        return beats;
    }

    private static boolean isRegular(List<Duration> newestFirst) {
        return GRADES.stream()
                .filter(grade -> newestFirst.size() >= grade.lengths())
                .anyMatch(grade -> areEqual(newestFirst.subList(0, grade.lengths()), grade.percent()));
    }

    private static boolean areEqual(List<Duration> lengths, int percent) {
        Duration longest = Collections.max(lengths);
        Duration share = longest.multipliedBy(percent).dividedBy(100);
        Duration tolerance = share.compareTo(LEAST_TOLERANCE) > 0 ? share : LEAST_TOLERANCE;
        return longest.minus(Collections.min(lengths)).compareTo(tolerance) <= 0;
    }
}
