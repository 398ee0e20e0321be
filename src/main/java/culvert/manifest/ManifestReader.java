package culvert.manifest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import culvert.security.BasicCredentials;
import culvert.security.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads a manifest by the rules Scalingo documents for it and its add-on tester checks: flat JSON, credentials and
 * descriptions that are not empty, addresses that parse, at least one variable and one plan.
 */
public final class ManifestReader {

    // Scalingo's rule for names of variables: at most 64 letters, digits and underscores, not starting with an
    // underscore.
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_]{0,63}");

    private static final String CONF_VARIABLE = "SCALINGO_VPNC_CONF";

    private final JsonNode root;
    private final List<String> mistakes = new ArrayList<>();

    private ManifestReader(JsonNode root) {
        this.root = root;
    }

    /**
     * Reads a manifest.
     *
     * @throws ManifestRefused with every mistake found
     */
    public static AddonManifest read(String json) {
        JsonNode root;
        try {
            root = new ObjectMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new ManifestRefused(List.of("The add-on manifest is not JSON (line "
                    + (e.getLocation() == null ? 1 : e.getLocation().getLineNr()) + ")."));
        }
        return new ManifestReader(root).manifest();
    }

    private AddonManifest manifest() {
        String username = text(root, "username", "");
        var credentials = new PlatformCredentials(
                new BasicCredentials(username, Secret.of(text(root, "password", ""))),
                Secret.of(text(root, "sso_salt", "")));
        address(root.path("production"), "sso_url", "production.");
        address(root.path("test"), "base_url", "test.");
        address(root.path("test"), "sso_url", "test.");
        var manifest = new AddonManifest(
                root.path("id").asText(username),
                root.path("name").asText(username),
                text(root, "short_description", ""),
                text(root, "description", ""),
                address(root, "logo_url", ""),
                address(root.path("production"), "base_url", "production.").resolve("/"),
                variables(),
                plans(),
                credentials);
        if (root.path("log_drain").asBoolean()) {
            mistakes.add("In the add-on manifest, log_drain must be false: this add-on takes no logs.");
        }
        if (!manifest.variables().contains(CONF_VARIABLE)) {
            mistakes.add("In the add-on manifest, config_vars must name " + CONF_VARIABLE + ".");
        }
        if (!mistakes.isEmpty()) {
            throw new ManifestRefused(mistakes);
        }
        return manifest;
    }

    private Set<String> variables() {
        Set<String> names = new LinkedHashSet<>();
        for (JsonNode name : root.path("config_vars")) {
            if (!VARIABLE.matcher(name.asText()).matches()) {
                mistakes.add("In the add-on manifest, config_vars has '" + name.asText()
                        + "', which is no name of an environment variable.");
            }
            names.add(name.asText());
        }
        if (names.isEmpty()) {
            mistakes.add("In the add-on manifest, config_vars must name at least one variable.");
        }
        return names;
    }

    private List<Plan> plans() {
        List<Plan> plans = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        int index = 0;
        for (JsonNode plan : root.path("plans")) {
            String at = "plans[" + index++ + "].";
            String name = text(plan, "name", at);
            if (!names.add(name)) {
                mistakes.add("In the add-on manifest, the plan '" + name + "' stands twice.");
            }
            if (!plan.path("price").isNumber()
                    || plan.path("price").decimalValue().signum() < 0) {
                mistakes.add("In the add-on manifest, " + at + "price must be a number of euros, 0 or more.");
            }
            plans.add(new Plan(
                    name,
                    text(plan, "display_name", at),
                    plan.path("price").decimalValue(),
                    text(plan, "description", at)));
        }
        if (plans.isEmpty()) {
            mistakes.add("In the add-on manifest, plans must have at least one plan.");
        }
        return plans;
    }

    private String text(JsonNode node, String field, String at) {
        JsonNode value = node.path(field);
        if (!value.isTextual() || value.asText().isBlank()) {
            mistakes.add("In the add-on manifest, " + at + field + " is missing or empty.");
        }
        return value.asText();
    }

    private URI address(JsonNode node, String field, String at) {
        String text = text(node, field, at);
        try {
            URI address = new URI(text);
            if (!text.isBlank() && address.getHost() == null) {
                mistakes.add("In the add-on manifest, " + at + field + " is not a web address.");
            }
            return address;
        } catch (URISyntaxException e) {
            mistakes.add("In the add-on manifest, " + at + field + " is not a web address: " + e.getReason() + ".");
            return URI.create("");
        }
    }
}
