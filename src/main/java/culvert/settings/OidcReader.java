package culvert.settings;

import java.util.List;
import java.util.Optional;

/** Reads how people sign on by OpenID Connect: three settings that make sense only together, and with a Cloud Foundry. */
final class OidcReader {

    static final String ISSUER = "CULVERT_OIDC_ISSUER";

    private static final String CLIENT_ID = "CULVERT_OIDC_CLIENT_ID";
    private static final String CLIENT_SECRET = "CULVERT_OIDC_CLIENT_SECRET";
    private static final List<String> ITS_OWN = List.of(ISSUER, CLIENT_ID, CLIENT_SECRET);
    private static final List<String> ALL = List.of(ISSUER, CLIENT_ID, CLIENT_SECRET, CloudFoundryReader.API);

    private OidcReader() {}

    static boolean isWanted(Environment environment) {
        return ITS_OWN.stream().anyMatch(environment::has);
    }

    static Optional<OidcSettings> read(Environment environment) {
        if (!isWanted(environment)) {
            return Optional.empty();
        }
        List<String> missing =
                ALL.stream().filter(name -> !environment.has(name)).toList();
        if (!missing.isEmpty()) {
            environment.mistake("For sign-on by OpenID Connect, set " + String.join(", ", ALL)
                    + " (which tells what a person may do); " + String.join(" and ", missing)
                    + (missing.size() == 1 ? " is missing." : " are missing."));
            return Optional.empty();
        }
        return Optional.of(new OidcSettings(
                environment.address(ISSUER, ""),
                environment.text(CLIENT_ID).orElseThrow(),
                environment.secret(CLIENT_SECRET).orElseThrow(),
                environment.address(CloudFoundryReader.API, "")));
    }
}
