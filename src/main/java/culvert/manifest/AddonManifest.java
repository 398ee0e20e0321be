package culvert.manifest;

import java.net.URI;
import java.util.List;
import java.util.Set;

/**
 * The add-on as offered: its plans, the variables it may set, and the credentials written into the manifest.
 *
 * @param description Markdown
 * @param production where the add-on is reached in production, without path
 */
public record AddonManifest(
        String id,
        String name,
        String shortDescription,
        String description,
        URI logo,
        URI production,
        Set<String> variables,
        List<Plan> plans,
        PlatformCredentials credentials) {

    public AddonManifest {
        variables = Set.copyOf(variables);
        plans = List.copyOf(plans);
    }

    public boolean offers(String planName) {
        return plans.stream().anyMatch(plan -> plan.name().equals(planName));
    }
}
