package culvert.settings;

import culvert.manifest.AddonManifest;
import java.net.URI;
import java.util.Optional;

/** Reads the settings of Clever Cloud's protocol, whose user is the add-on's id. */
final class CleverReader {

    private static final String API = "https://api.clever-cloud.com/v2";

    private CleverReader() {}

    static Optional<CleverSettings> read(Environment environment, AddonManifest manifest) {
        URI api = environment.address("CULVERT_CLEVER_API_URL", API);
        return CredentialsReader.read(environment, "CLEVER", manifest.id(), Optional.empty())
                .map(credentials -> new CleverSettings(credentials, api));
    }
}
