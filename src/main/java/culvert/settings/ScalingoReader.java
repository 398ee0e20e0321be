package culvert.settings;

import culvert.manifest.AddonManifest;
import java.net.URI;
import java.util.Optional;

/** Reads the settings of Scalingo's protocol, whose credentials may stand in the manifest. */
final class ScalingoReader {

    private static final String API = "https://api.osc-fr1.scalingo.com";

    private ScalingoReader() {}

    static Optional<ScalingoSettings> read(Environment environment, AddonManifest manifest) {
        URI api = environment.address("CULVERT_SCALINGO_API_URL", API);
        return CredentialsReader.read(
                        environment,
                        "SCALINGO",
                        manifest.credentials().basic().username(),
                        Optional.of(manifest.credentials()))
                .map(credentials -> new ScalingoSettings(credentials, api));
    }
}
