package culvert.diagnosis;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The end of a tunnel that was up.
 *
 * @param since when it had come up
 * @param end what was told of the end
 * @param refusals dials after it that led to nothing
 * @param back whether it came up again after them
 */
record Cut(Instant since, Signal end, List<Signal> refusals, boolean back) {

    Cut {
        refusals = List.copyOf(refusals);
    }

    Duration held() {
        return Duration.between(since, end.at());
    }

    boolean endedBy(String... causes) {
        return List.of(causes).contains(end.cause());
    }

    boolean refusedBy(String... causes) {
        return refusedBy(Set.of(causes));
    }

    boolean refusedBy(Set<String> causes) {
        return refusals.stream().anyMatch(refusal -> causes.contains(refusal.cause()));
    }

    /** The cuts among the signals of one container, oldest first; an app that ends cuts nothing. */
    static List<Cut> among(List<Signal> signals) {
        List<Cut> cuts = new ArrayList<>();
        List<Signal> refusals = new ArrayList<>();
        @Nullable Instant upSince = null;
        @Nullable Signal end = null;
        @Nullable Instant heldSince = null;
        for (Signal signal : signals) {
            switch (signal.kind()) {
                case CONNECTED, IMPAIRED -> {
                    if (end != null && heldSince != null) {
                        cuts.add(new Cut(heldSince, end, refusals, true));
                    }
                    end = null;
                    refusals.clear();
                    upSince = upSince == null ? signal.at() : upSince;
                }
                case LOST, FAILED -> {
                    if (upSince != null) {
                        end = signal;
                        heldSince = upSince;
                        upSince = null;
                    } else {
                        refusals.add(signal);
                    }
                }
                case TRIED -> {}
                case STARTING, STOPPED -> {
                    if (end != null && heldSince != null) {
                        cuts.add(new Cut(heldSince, end, refusals, false));
                    }
                    end = null;
                    refusals.clear();
                    upSince = null;
                }
            }
        }
        if (end != null && heldSince != null) {
            cuts.add(new Cut(heldSince, end, refusals, false));
        }
        return List.copyOf(cuts);
    }
}
