package culvert.settings;

import culvert.manifest.AddonManifest;
import culvert.manifest.PlatformCredentials;
import culvert.security.Secret;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Reads the settings of Heroku's protocol, whose user is the add-on's id. */
final class HerokuReader {

    private static final String API = "https://api.heroku.com";
    private static final String ID = "https://id.heroku.com";
    private static final String CLIENT_SECRET = "CULVERT_HEROKU_CLIENT_SECRET";

    private static final String ASYNC = "CULVERT_HEROKU_ASYNC";
    private static final String ID_URL = "CULVERT_HEROKU_ID_URL";

    private HerokuReader() {}

    static Optional<HerokuSettings> read(Environment environment, AddonManifest manifest) {
        URI api = environment.address("CULVERT_HEROKU_API_URL", API);
        URI id = environment.address(ID_URL, ID);
        boolean async = environment.number(ASYNC, 0, 0, 1) == 1;
        Optional<Secret> clientSecret = environment.secret(CLIENT_SECRET);
        Optional<PlatformCredentials> credentials =
                CredentialsReader.read(environment, "HEROKU", manifest.id(), Optional.empty());
        if (credentials.isEmpty()) {
            List.of(CLIENT_SECRET, ASYNC, ID_URL)
                    .forEach(name -> environment.ofNoUseWithout("CULVERT_HEROKU_PASSWORD and _SSO_SALT", name));
        } else if (async && clientSecret.isEmpty()) {
            environment.mistake(ASYNC + "=1 needs " + CLIENT_SECRET
                    + ": without it no order that is answered with 202 would ever end.");
        }
        return credentials.map(both -> new HerokuSettings(both, api, id, clientSecret, async));
    }
}
