package culvert.settings;

import culvert.security.BasicCredentials;
import culvert.security.Secret;
import java.util.Optional;

/** Reads the settings of the Open Service Broker API. */
final class OsbReader {

    private static final String USERNAME = "CULVERT_OSB_USERNAME";
    private static final String PASSWORD = "CULVERT_OSB_PASSWORD";

    private OsbReader() {}

    static Optional<OsbSettings> read(Environment environment) {
        Optional<String> username = environment.text(USERNAME);
        Optional<Secret> password = environment.secret(PASSWORD);
        if (!environment.both(USERNAME, username.isPresent(), PASSWORD, password.isPresent())) {
            return Optional.empty();
        }
        return Optional.of(new OsbSettings(new BasicCredentials(username.orElseThrow(), password.orElseThrow())));
    }
}
