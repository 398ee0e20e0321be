package culvert.settings;

import culvert.manifest.PlatformCredentials;
import java.net.URI;

/**
 * A Scalingo-like platform.
 *
 * @param api where its API is, without {@code /v1} and without a slash at the end
 */
public record ScalingoSettings(PlatformCredentials credentials, URI api) {}
