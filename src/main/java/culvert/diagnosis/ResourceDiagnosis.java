package culvert.diagnosis;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What is known about the tunnels of a resource.
 *
 * @param worst the one to show first: the trouble that most containers have now
 * @param containers of each container its own, by name
 */
public record ResourceDiagnosis(Diagnosis worst, Map<String, Diagnosis> containers) {

    // Trouble of now, then trouble that is over, then ignorance, then dialling.
    private static final Comparator<Diagnosis> BY_URGENCY = Comparator.comparingInt(ResourceDiagnosis::urgency);

    /** A pure function: the same signals, the same diagnosis. */
    public static ResourceDiagnosis of(Signals signals) {
        Map<String, Diagnosis> each = new LinkedHashMap<>();
        for (ContainerSignals container : signals.containers()) {
            each.put(container.name(), Diagnosis.of(caseOf(container, signals)));
        }
        Map<List<Cause>, Long> frequency =
                each.values().stream().collect(Collectors.groupingBy(Diagnosis::causes, Collectors.counting()));
        Function<Diagnosis, Long> rarity = diagnosis -> -frequency.getOrDefault(diagnosis.causes(), 0L);
        Diagnosis worst = each.values().stream()
                .min(BY_URGENCY.thenComparing(rarity))
                .orElseGet(() -> new Diagnosis(Outcome.CANNOT_KNOW, List.of(), List.of(), Optional.empty(), false));
        return new ResourceDiagnosis(worst, Collections.unmodifiableMap(each));
    }

    /** How many containers have what is shown first. */
    public long concerned() {
        return containers.values().stream()
                .filter(each ->
                        each.outcome() == worst.outcome() && each.causes().equals(worst.causes()))
                .count();
    }

    /** Whether the platform does not grant what a tunnel needs, as at least one container said. */
    public boolean lacksGrant() {
        return containers.values().stream()
                .flatMap(each -> each.causes().stream())
                .anyMatch(Cause::isMissingGrant);
    }

    private static Case caseOf(ContainerSignals container, Signals signals) {
        int version = container.signals().isEmpty()
                ? 0
                : container.signals().getLast().version();
        boolean workedElsewhere = signals.containers().stream()
                .filter(other -> !other.name().equals(container.name()))
                .flatMap(other -> other.signals().stream())
                .anyMatch(signal -> signal.kind().isUp() && signal.version() == version);
        ConfigFacts config = signals.config().version() == version ? signals.config() : ConfigFacts.NONE;
        return new Case(container, config, workedElsewhere, signals.trials(version), signals.now());
    }

    private static int urgency(Diagnosis diagnosis) {
        return switch (diagnosis.outcome()) {
            case CAUSE, LOOKALIKES, NOT_SURE -> diagnosis.over() ? 1 : 0;
            case CANNOT_KNOW -> 2;
            case WAITING -> 3;
            case FINE -> 4;
        };
    }
}
