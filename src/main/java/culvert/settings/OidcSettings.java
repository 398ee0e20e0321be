package culvert.settings;

import culvert.security.Secret;
import java.net.URI;

/**
 * Sign-on to dashboards by OpenID Connect, for people whom a Cloud Foundry knows.
 *
 * @param issuer of the tokens; what discovery says is found below it
 * @param cloudController the API that tells what a person may do there
 */
public record OidcSettings(URI issuer, String clientId, Secret clientSecret, URI cloudController) {}
