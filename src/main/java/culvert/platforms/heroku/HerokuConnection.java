package culvert.platforms.heroku;

import culvert.platforms.ConnectedPlatform;
import culvert.platforms.PlatformCalls;
import culvert.platforms.VendorApps;
import culvert.resources.PlatformName;
import culvert.settings.HerokuSettings;
import culvert.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Connects Heroku when its protocol is on. */
@ApplicationScoped
class HerokuConnection {

    // An exchange and a call that needs the token end together within the time that one call of an adapter has.
    private static final Duration LONGEST_EXCHANGE = Duration.ofSeconds(5);

    private final Optional<HerokuSettings> settings;
    private final PlatformCalls calls = new PlatformCalls();
    private final PlatformCalls tokenCalls = new PlatformCalls(LONGEST_EXCHANGE);
    private final HerokuAddons addons;
    private final Clock clock;

    HerokuConnection(Settings settings, HerokuAddons addons, Clock clock) {
        this.settings = settings.heroku();
        this.addons = addons;
        this.clock = clock;
    }

    @Produces
    @Singleton
    ConnectedPlatform heroku() {
        return new ConnectedPlatform(PlatformName.HEROKU, settings.map(this::connect));
    }

    boolean isOn() {
        return settings.isPresent();
    }

    /** The calls that are about the add-on itself. @throws java.util.NoSuchElementException when the protocol is off */
    HerokuApi api() {
        return new HerokuApi(settings.orElseThrow().api(), calls);
    }

    /** Where tokens come from. @throws java.util.NoSuchElementException when the protocol is off */
    HerokuTokens tokens() {
        HerokuSettings on = settings.orElseThrow();
        return new StoredTokens(addons, new HerokuIdentity(on.identity(), on.clientSecret(), tokenCalls), clock);
    }

    private HerokuPlatform connect(HerokuSettings on) {
        return new HerokuPlatform(
                api(), tokens(), new VendorApps(on.api(), on.credentials().basic(), calls));
    }
}
