package culvert.diagnosis.gathering;

import culvert.diagnosis.Explanation;
import culvert.diagnosis.ResourceDiagnosis;
import culvert.diagnosis.Signals;
import culvert.diagnosis.Wording;
import java.util.List;

/**
 * The diagnosis of a resource in words.
 *
 * @param overall the one to show first
 * @param concerned how many containers it is about
 * @param lacksGrant whether the platform does not grant what a tunnel needs
 */
public record ExplainedResource(
        Explanation overall, long concerned, boolean lacksGrant, List<ExplainedContainer> containers) {

    /** The diagnosis of one container in words. */
    public record ExplainedContainer(String container, Explanation explanation) {}

    public ExplainedResource {
        containers = List.copyOf(containers);
    }

    /** Whether something is wrong now, or was a short time ago. */
    public boolean isTrouble() {
        return !overall.cause().isEmpty() || !overall.candidates().isEmpty();
    }

    static ExplainedResource of(ResourceDiagnosis diagnosis, Signals signals) {
        return new ExplainedResource(
                Wording.of(diagnosis.worst(), signals),
                diagnosis.concerned(),
                diagnosis.lacksGrant(),
                diagnosis.containers().entrySet().stream()
                        .map(each -> new ExplainedContainer(each.getKey(), Wording.of(each.getValue(), signals)))
                        .toList());
    }
}
