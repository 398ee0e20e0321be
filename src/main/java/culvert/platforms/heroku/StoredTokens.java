package culvert.platforms.heroku;

import culvert.platforms.PlatformFailure;
import culvert.resources.AppId;
import culvert.security.Secret;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Tokens from the database, exchanged and refreshed as they are needed. */
final class StoredTokens implements HerokuTokens {

    // A token must not run out on its way.
    private static final Duration LEAST_LEFT = Duration.ofMinutes(1);

    private final HerokuAddons addons;
    private final HerokuIdentity identity;
    private final Clock clock;

    StoredTokens(HerokuAddons addons, HerokuIdentity identity, Clock clock) {
        this.addons = addons;
        this.identity = identity;
        this.clock = clock;
    }

    @Override
    public Optional<Secret> accessToken(AppId addon) {
        return addons.known(addon.value()).map(known -> good(known).orElseGet(() -> renewed(known)));
    }

    @Override
    public void refused(AppId addon) {
        addons.forgetAccessToken(addon.value());
    }

    private Optional<Secret> good(HerokuAddons.Known addon) {
        return addon.accessUntil()
                .filter(until -> clock.instant().plus(LEAST_LEFT).isBefore(until))
                .flatMap(until -> addon.accessToken());
    }

    private Secret renewed(HerokuAddons.Known addon) {
        try {
            OAuthTokens tokens = addon.refreshToken().isPresent()
                    ? identity.refresh(addon.refreshToken().get())
                    : identity.exchange(addon.grantCode().orElseThrow());
            addons.keep(addon.uuid(), tokens, clock.instant());
            return tokens.access();
        } catch (PlatformFailure.CredentialsRefused e) {
            // A code works once: somebody else may have exchanged it since we looked.
            return addons.known(addon.uuid()).flatMap(this::good).orElseThrow(() -> e);
        }
    }
}
