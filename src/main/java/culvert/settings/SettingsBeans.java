package culvert.settings;

import culvert.manifest.AddonManifest;
import culvert.security.KeysetSource;
import culvert.security.Sealer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** Makes the settings, what follows from them, and the one clock of the broker available to the other rooms. */
@ApplicationScoped
class SettingsBeans {

    @Produces
    @Singleton
    Settings settings(Config config) {
        // Raw, because a password may hold what the framework takes for an expression.
        return SettingsReader.read(
                name -> Optional.ofNullable(config.getConfigValue(name).getRawValue()));
    }

    @Produces
    @Singleton
    AddonManifest manifest(Settings settings) {
        return settings.manifest();
    }

    @Produces
    @Singleton
    Sealer sealer(Settings settings) {
        return new Sealer(settings.openKeyset());
    }

    @Produces
    @Singleton
    KeysetSource keysetSource(Settings settings) {
        return settings::readKeyset;
    }

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }
}
