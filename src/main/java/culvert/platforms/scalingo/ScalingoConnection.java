package culvert.platforms.scalingo;

import culvert.platforms.ConnectedPlatform;
import culvert.platforms.PlatformCalls;
import culvert.resources.PlatformName;
import culvert.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Connects Scalingo when its protocol is on. */
@ApplicationScoped
class ScalingoConnection {

    @Produces
    @Singleton
    ConnectedPlatform scalingo(Settings settings) {
        return new ConnectedPlatform(
                PlatformName.SCALINGO,
                settings.scalingo()
                        .map(on ->
                                new ScalingoPlatform(on.api(), on.credentials().basic(), new PlatformCalls())));
    }
}
