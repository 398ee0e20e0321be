package culvert.settings;

import culvert.security.BasicCredentials;
import culvert.security.Secret;
import java.util.Optional;

/** Reads the settings of the Open Service Broker API, and of the platforms that speak it. */
final class OsbReader {

    private static final String USERNAME = "CULVERT_OSB_USERNAME";
    private static final String PASSWORD = "CULVERT_OSB_PASSWORD";

    private OsbReader() {}

    static Optional<OsbSettings> read(Environment environment) {
        Optional<String> username = environment.basicUser(USERNAME);
        Optional<Secret> password = environment.secret(PASSWORD);
        Optional<CloudFoundrySettings> cloudFoundry = CloudFoundryReader.read(environment);
        Optional<KubernetesSettings> kubernetes = KubernetesReader.read(environment);
        Optional<OidcSettings> oidc = OidcReader.read(environment);
        if (!environment.both(USERNAME, username.isPresent(), PASSWORD, password.isPresent())) {
            cloudFoundry.ifPresent(without -> ofNoUse(environment, CloudFoundryReader.API));
            kubernetes.ifPresent(without -> ofNoUse(environment, KubernetesReader.KUBERNETES));
            oidc.ifPresent(without -> ofNoUse(environment, OidcReader.ISSUER));
            if (username.isEmpty() && password.isEmpty()) {
                ofNoUse(environment, PASSWORD + "_OLD");
            }
            return Optional.empty();
        }
        var credentials = new BasicCredentials(
                username.orElseThrow(), password.orElseThrow(), environment.secret(PASSWORD + "_OLD"));
        return Optional.of(new OsbSettings(credentials, cloudFoundry, kubernetes, oidc));
    }

    private static void ofNoUse(Environment environment, String name) {
        environment.ofNoUseWithout(USERNAME + " and _PASSWORD", name);
    }
}
