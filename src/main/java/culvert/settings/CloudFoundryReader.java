package culvert.settings;

import culvert.security.BasicCredentials;
import culvert.security.Secret;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Reads how to reach the apps of a Cloud Foundry: three settings that make sense only together. */
final class CloudFoundryReader {

    static final String API = "CULVERT_CF_API_URL";

    private static final String CLIENT_ID = "CULVERT_CF_CLIENT_ID";
    private static final String CLIENT_SECRET = "CULVERT_CF_CLIENT_SECRET";
    private static final List<String> ALL = List.of(API, CLIENT_ID, CLIENT_SECRET);

    private CloudFoundryReader() {}

    static Optional<CloudFoundrySettings> read(Environment environment) {
        List<String> missing =
                ALL.stream().filter(name -> !environment.has(name)).toList();
        if (missing.isEmpty()) {
            URI api = environment.address(API, "");
            String id = environment.text(CLIENT_ID).orElseThrow();
            Secret secret = environment.secret(CLIENT_SECRET).orElseThrow();
            return Optional.of(new CloudFoundrySettings(api, new BasicCredentials(id, secret)));
        }
        if (missing.size() < ALL.size() && !isOnlyForSignOn(environment)) {
            environment.mistake("To reach the apps of a Cloud Foundry, set " + String.join(", ", ALL) + "; "
                    + String.join(" and ", missing) + " is missing.");
        }
        return Optional.empty();
    }

    // Whoever signs on brings a token of their own, so that we need none of ours to ask what they may do.
    private static boolean isOnlyForSignOn(Environment environment) {
        return OidcReader.isWanted(environment) && !environment.has(CLIENT_ID) && !environment.has(CLIENT_SECRET);
    }
}
