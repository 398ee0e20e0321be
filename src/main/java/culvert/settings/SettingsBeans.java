package culvert.settings;

import culvert.manifest.AddonManifest;
import culvert.security.Keysets;
import culvert.security.Sealer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.eclipse.microprofile.config.Config;

/** Makes the settings, what follows from them, and the one clock of the broker available to the other rooms. */
@ApplicationScoped
class SettingsBeans {

    private static final String OWN_KEYSET = "keyset.json";

    @Produces
    @Singleton
    Settings settings(Config config) {
        return SettingsReader.read(name -> config.getOptionalValue(name, String.class));
    }

    @Produces
    @Singleton
    AddonManifest manifest(Settings settings) {
        return settings.manifest();
    }

    @Produces
    @Singleton
    Sealer sealer(Settings settings) {
        return new Sealer(settings.keyset()
                .map(Keysets::fromSetting)
                .orElseGet(() -> Keysets.fromFileOrNew(settings.dataDir().resolve(OWN_KEYSET))));
    }

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }
}
