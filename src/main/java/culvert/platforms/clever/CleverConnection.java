package culvert.platforms.clever;

import culvert.platforms.ConnectedPlatform;
import culvert.platforms.PlatformCalls;
import culvert.platforms.VendorApps;
import culvert.resources.PlatformName;
import culvert.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Connects Clever Cloud when its protocol is on. */
@ApplicationScoped
class CleverConnection {

    @Produces
    @Singleton
    ConnectedPlatform clever(Settings settings) {
        return new ConnectedPlatform(
                PlatformName.CLEVER,
                settings.clever()
                        .map(on -> new CleverPlatform(
                                new VendorApps(on.api(), on.credentials().basic(), new PlatformCalls()))));
    }
}
