package culvert.metrics;

import java.util.Map;
import java.util.Set;

/**
 * The causes that are counted: those of docs/reports.schema.json. A supervisor runs with the customer, who may have it say
 * any word; what is not known is counted together.
 */
final class Causes {

    static final String OTHER = "other";

    static final Set<String> ALL = Set.of(
            "answer-stopped",
            "carries-nothing",
            "closed-by-gateway",
            "connection-refused",
            "credentials-refused",
            "dns-unanswered",
            "ended",
            "ended-from-outside",
            "gateway-vanished",
            "group-or-proposal-refused",
            "group-secret-refused",
            "incomplete",
            "killed",
            "large-packets-lost",
            "name-not-found",
            "networks-overlap",
            "no-answer",
            "no-interface",
            "no-net-admin",
            "no-route",
            "no-tun-device",
            "not-installed",
            "not-root",
            "not-runnable",
            "nothing-comes-back",
            "password-asked-for",
            "port-refused",
            "port-taken",
            "port-unanswered",
            "probe-unanswered",
            "proposal-refused",
            "unknown",
            "weak-cipher",
            OTHER);

    private Causes() {}

    static double count(Map<String, Long> reported, String cause) {
        return cause.equals(OTHER)
                ? reported.entrySet().stream()
                        .filter(each -> !ALL.contains(each.getKey()))
                        .mapToLong(Map.Entry::getValue)
                        .sum()
                : reported.getOrDefault(cause, 0L);
    }
}
