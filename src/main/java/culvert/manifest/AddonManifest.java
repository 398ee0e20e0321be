package culvert.manifest;

import java.util.List;
import java.util.Set;

/** The add-on as offered: its plans, the variables it may set, and the credentials written into the manifest. */
public record AddonManifest(
        String id, String name, Set<String> variables, List<Plan> plans, PlatformCredentials credentials) {

    public AddonManifest {
        variables = Set.copyOf(variables);
        plans = List.copyOf(plans);
    }

    public boolean offers(String planName) {
        return plans.stream().anyMatch(plan -> plan.name().equals(planName));
    }
}
