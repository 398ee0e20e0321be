package culvert.settings;

import culvert.manifest.PlatformCredentials;
import java.net.URI;

/**
 * Clever Cloud.
 *
 * @param api where its API is, with {@code /v2} and without a slash at the end
 */
public record CleverSettings(PlatformCredentials credentials, URI api) {}
