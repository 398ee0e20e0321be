package culvert.platforms.heroku;

import culvert.platforms.PlatformFailure;
import culvert.resources.AppId;
import culvert.security.Secret;
import java.util.Optional;

/** Where the adapter gets its tokens from: each add-on has its own. */
interface HerokuTokens {

    /**
     * A token that is good for some minutes at least; empty when the add-on was ordered without a grant, by the legacy form.
     *
     * @throws PlatformFailure when there should be one, but it cannot be had
     */
    Optional<Secret> accessToken(AppId addon);

    /** The platform refused the token: the next one asked for must be another. */
    void refused(AppId addon);
}
