package culvert.settings;

import culvert.security.BasicCredentials;
import java.net.URI;

/**
 * A Cloud Foundry whose apps we may change.
 *
 * @param api where its API is, without {@code /v3} and without a slash at the end
 * @param client of its UAA
 */
public record CloudFoundrySettings(URI api, BasicCredentials client) {}
