package culvert.platforms.cloudfoundry;

import culvert.platforms.BoundApps;
import culvert.platforms.ConnectedPlatform;
import culvert.platforms.Platform;
import culvert.platforms.PlatformCalls;
import culvert.platforms.PublishedToBindings;
import culvert.resources.PlatformName;
import culvert.settings.CloudFoundrySettings;
import culvert.settings.OsbSettings;
import culvert.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Connects Cloud Foundry where its API may be called; elsewhere its apps get the variables with their bindings. */
@ApplicationScoped
class CloudFoundryConnection {

    // Restarting may take four calls: where the UAA is, a token, whether the app runs, its restart.
    private static final Duration ONE_CALL = Duration.ofSeconds(Platform.LONGEST_CALL_SECONDS / 4);

    @Produces
    @Singleton
    ConnectedPlatform cloudFoundry(Settings settings, BoundApps apps, Clock clock) {
        Platform adapter = settings.osb()
                .flatMap(OsbSettings::cloudFoundry)
                .<Platform>map(on -> connect(on, apps, clock))
                .orElseGet(PublishedToBindings::new);
        return new ConnectedPlatform(PlatformName.CLOUDFOUNDRY, Optional.of(adapter));
    }

    private static Platform connect(CloudFoundrySettings settings, BoundApps apps, Clock clock) {
        var calls = new PlatformCalls(ONE_CALL);
        var tokens = new UaaTokens(settings.api(), settings.client(), calls, clock);
        return new CloudFoundryPlatform(new CloudController(settings.api(), tokens, calls), apps);
    }
}
