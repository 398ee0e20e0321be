package culvert.sandbox.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The add-on as its manifest describes it to the platform: Scalingo's flat form, what a provider submits.
 *
 * @param resourcesPath path of {@code test.base_url}; where the provider answers is the sandbox's setting
 * @param ssoPath path of {@code test.sso_url}
 */
public record AddonOffer(
        String id,
        String name,
        String shortDescription,
        String description,
        String logoUrl,
        Credentials credentials,
        Set<String> variables,
        String resourcesPath,
        String ssoPath,
        List<Plan> plans) {

    /** A plan; its id is made from its name, so that it stays the same over starts. */
    public record Plan(String name, String displayName, String price, String description) {
        public String id() {
            return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8))
                    .toString()
                    .replace("-", "")
                    .substring(0, 24);
        }
    }

    /** What platform and provider know each other by. */
    public record Credentials(String username, String password, String ssoSalt) {
        @Override
        public String toString() {
            return "Credentials[" + username + "]";
        }
    }

    public Optional<Plan> plan(String planName) {
        return plans.stream().filter(each -> each.name().equals(planName)).findFirst();
    }

    public AddonOffer withCredentials(Credentials other) {
        return new AddonOffer(
                id, name, shortDescription, description, logoUrl, other, variables, resourcesPath, ssoPath, plans);
    }

    /**
     * Reads the manifest as a provider submits it.
     *
     * @throws IOException if it is not JSON, or lacks what the platform needs
     */
    public static AddonOffer read(byte[] manifest) throws IOException {
        JsonNode json = JsonMapper.builder().build().readTree(manifest);
        Set<String> variables = new LinkedHashSet<>();
        json.path("config_vars").forEach(each -> variables.add(each.asText()));
        List<Plan> plans = new ArrayList<>();
        for (JsonNode plan : json.path("plans")) {
            plans.add(new Plan(
                    text(plan, "name"),
                    plan.path("display_name").asText(),
                    plan.path("price").asText(),
                    plan.path("description").asText()));
        }
        return new AddonOffer(
                text(json, "id"),
                text(json, "name"),
                json.path("short_description").asText(),
                json.path("description").asText(),
                json.path("logo_url").asText(),
                new Credentials(text(json, "username"), text(json, "password"), text(json, "sso_salt")),
                Set.copyOf(variables),
                URI.create(text(json.path("test"), "base_url")).getPath(),
                URI.create(text(json.path("test"), "sso_url")).getPath(),
                List.copyOf(plans));
    }

    private static String text(JsonNode object, String field) throws IOException {
        String text = object.path(field).asText();
        if (text.isEmpty()) {
            throw new IOException("the manifest has no \"" + field + "\"");
        }
        return text;
    }
}
