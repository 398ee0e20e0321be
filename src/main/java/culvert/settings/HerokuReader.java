package culvert.settings;

import culvert.manifest.AddonManifest;
import culvert.manifest.PlatformCredentials;
import culvert.security.Secret;
import java.net.URI;
import java.util.Optional;

/** Reads the settings of Heroku's protocol, whose user is the add-on's id. */
final class HerokuReader {

    private static final String API = "https://api.heroku.com";
    private static final String ID = "https://id.heroku.com";
    private static final String CLIENT_SECRET = "CULVERT_HEROKU_CLIENT_SECRET";

    private HerokuReader() {}

    static Optional<HerokuSettings> read(Environment environment, AddonManifest manifest) {
        URI api = environment.address("CULVERT_HEROKU_API_URL", API);
        URI id = environment.address("CULVERT_HEROKU_ID_URL", ID);
        boolean async = environment.number("CULVERT_HEROKU_ASYNC", 0, 0, 1) == 1;
        Optional<Secret> clientSecret = environment.secret(CLIENT_SECRET);
        Optional<PlatformCredentials> credentials =
                CredentialsReader.read(environment, "HEROKU", manifest.id(), Optional.empty());
        if (clientSecret.isPresent() && credentials.isEmpty()) {
            environment.mistake(CLIENT_SECRET + " is of no use without CULVERT_HEROKU_PASSWORD and _SSO_SALT.");
        }
        return credentials.map(both -> new HerokuSettings(both, api, id, clientSecret, async));
    }
}
