package culvert.provisioning;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import culvert.manifest.AddonManifest;
import culvert.manifest.PlatformCredentials;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The manifest in the form of Heroku and Clever Cloud, derived from ours. It holds the password and the salt: it is what
 * the operator submits to the platform.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NestedManifest(String id, String name, Api api) {

    /** What the platform needs to order. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Api(
            @JsonProperty("config_vars_prefix") @Nullable String configVarsPrefix,
            @JsonProperty("config_vars") List<String> configVars,
            String password,
            @JsonProperty("sso_salt") String ssoSalt,
            List<String> regions,
            @Nullable List<String> requires,
            Stage production,
            Stage test,
            @Nullable String version) {

        @Override
        public String toString() {
            return "api of " + configVars;
        }
    }

    /** Where the add-on is reached. */
    public record Stage(
            @JsonProperty("base_url") String baseUrl,
            @JsonProperty("sso_url") String ssoUrl) {}

    /**
     * The manifest for one of the two.
     *
     * @param publicUrl where this broker is reached; production is taken from our manifest unless this is https
     * @param protocol the word in our addresses
     */
    public static NestedManifest of(
            AddonManifest manifest,
            PlatformCredentials credentials,
            URI publicUrl,
            String protocol,
            @Nullable String prefix,
            List<String> regions,
            @Nullable String version) {
        URI production = "https".equals(publicUrl.getScheme()) ? publicUrl : manifest.production();
        return new NestedManifest(
                credentials.basic().username(),
                manifest.name(),
                new Api(
                        prefix,
                        manifest.variables().stream().sorted().toList(),
                        credentials.basic().password().reveal(),
                        credentials.ssoSalt().reveal(),
                        regions,
                        version == null ? null : List.of("many_per_app"),
                        stage(production, protocol),
                        stage(publicUrl, protocol),
                        version));
    }

    /** What the names of variables begin with unless the manifest says something else: the id in capitals. */
    public static String prefixOf(String id) {
        return id.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private static Stage stage(URI broker, String protocol) {
        String base = broker.toString().replaceFirst("/+$", "");
        return new Stage(base + "/" + protocol + "/resources", base + "/sso/" + protocol);
    }
}
