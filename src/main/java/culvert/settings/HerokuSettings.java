package culvert.settings;

import culvert.manifest.PlatformCredentials;
import culvert.security.Secret;
import java.net.URI;
import java.util.Optional;

/**
 * A Heroku-like platform.
 *
 * @param api where its API is, without a slash at the end
 * @param identity where codes are exchanged for tokens, without {@code /oauth}
 * @param async whether orders with a grant are answered with 202 and ended by a call to the platform
 * @param clientSecret what the exchange takes; empty = only add-ons of the legacy form can be published to
 */
public record HerokuSettings(
        PlatformCredentials credentials, URI api, URI identity, Optional<Secret> clientSecret, boolean async) {}
