package culvert.platforms.heroku;

import culvert.security.Secret;
import java.time.Duration;

/**
 * What a grant is exchanged for.
 *
 * @param lifetime how long the access token is good
 */
record OAuthTokens(Secret access, Secret refresh, Duration lifetime) {}
