package culvert.platforms.heroku;

import culvert.platforms.Platform;
import culvert.platforms.PlatformFailure;
import culvert.platforms.VendorApps;
import culvert.resources.AppId;
import culvert.security.Secret;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Heroku: {@code GET} and {@code PATCH /addons/:uuid/config} with the tokens of the add-on. An add-on that was ordered
 * without a grant is of the legacy form, which has {@code /vendor/apps/:id} instead. Setting variables makes the platform
 * restart the app.
 */
public final class HerokuPlatform implements Platform {

    private final HerokuApi api;
    private final HerokuTokens tokens;
    private final VendorApps legacy;

    HerokuPlatform(HerokuApi api, HerokuTokens tokens, VendorApps legacy) {
        this.api = api;
        this.tokens = tokens;
        this.legacy = legacy;
    }

    @Override
    public Map<String, String> variables(AppId app) {
        Optional<Secret> token = tokens.accessToken(app);
        return token.isPresent()
                ? with(app, token.get(), good -> api.config(app.value(), good))
                : legacy.variables(app.value());
    }

    @Override
    public void publish(AppId app, Map<String, String> variables) {
        Optional<Secret> token = tokens.accessToken(app);
        if (token.isEmpty()) {
            legacy.publish(app.value(), variables);
            return;
        }
        with(app, token.get(), good -> {
            api.setConfig(app.value(), good, variables);
            return app;
        });
    }

    @Override
    public boolean restartsOnPublish() {
        return true;
    }

    @Override
    public void restart(AppId app) {
        throw new UnsupportedOperationException("Heroku restarts an app by itself when a variable of it is set");
    }

    // A token may be revoked before its time; the next attempt then comes with a new one.
    private <T> T with(AppId app, Secret token, Function<Secret, T> call) {
        try {
            return call.apply(token);
        } catch (PlatformFailure.CredentialsRefused e) {
            tokens.refused(app);
            throw e;
        }
    }
}
