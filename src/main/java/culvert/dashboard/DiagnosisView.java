package culvert.dashboard;

import culvert.diagnosis.Explanation;
import culvert.diagnosis.gathering.ExplainedResource;
import culvert.diagnosis.gathering.ExplainedResource.ExplainedContainer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The page that says why the tunnels are as they are: once for all containers with which it is the same. */
public record DiagnosisView(Frame frame, ExplainedResource diagnosis, List<Group> groups) {

    public DiagnosisView {
        groups = List.copyOf(groups);
    }

    static DiagnosisView of(Frame frame, ExplainedResource diagnosis) {
        if (diagnosis.containers().isEmpty()) {
            return new DiagnosisView(frame, diagnosis, List.of(Group.of(diagnosis.overall(), List.of())));
        }
        Map<List<Object>, List<ExplainedContainer>> same = diagnosis.containers().stream()
                .collect(Collectors.groupingBy(
                        each -> withoutEvidence(each.explanation()), LinkedHashMap::new, Collectors.toList()));
        return new DiagnosisView(
                frame,
                diagnosis,
                same.values().stream()
                        .map(its -> Group.of(its.getFirst().explanation(), its))
                        .toList());
    }

    private static List<Object> withoutEvidence(Explanation explanation) {
        return List.of(
                explanation.outcome(),
                explanation.cause(),
                explanation.headline(),
                explanation.remedy(),
                explanation.candidates());
    }

    /**
     * Containers of which the same is to be said.
     *
     * @param containers their names, joined; empty when none has reported
     * @param seen what was seen, of each container its own; of many the first
     * @param more of how many more containers the same was seen
     */
    public record Group(String containers, Explanation explanation, List<String> seen, int more) {

        private static final int MOST_SEEN = 5;

        public Group {
            seen = List.copyOf(seen);
        }

        static Group of(Explanation explanation, List<ExplainedContainer> its) {
            List<String> seen = its.stream()
                    .map(each -> each.explanation().seen())
                    .filter(each -> !each.isEmpty())
                    .toList();
            return new Group(
                    its.stream().map(ExplainedContainer::container).collect(Collectors.joining(", ")),
                    explanation,
                    seen.stream().limit(MOST_SEEN).toList(),
                    Math.max(0, seen.size() - MOST_SEEN));
        }
    }
}
