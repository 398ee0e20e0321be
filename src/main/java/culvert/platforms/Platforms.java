package culvert.platforms;

import culvert.platforms.scalingo.ScalingoPlatform;
import culvert.resources.PlatformName;
import culvert.settings.ScalingoSettings;
import culvert.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Finds the adapter for the platform a resource lives on. */
@ApplicationScoped
public class Platforms {

    private final Optional<Platform> scalingo;

    Platforms(Settings settings) {
        this.scalingo = settings.scalingo().map(Platforms::connect);
    }

    /**
     * The adapter.
     *
     * @throws PlatformFailure.CredentialsRefused when the protocol of this platform was switched off since the order
     */
    public Platform named(PlatformName name) {
        return switch (name) {
            case SCALINGO -> scalingo.orElseThrow(() -> new PlatformFailure.CredentialsRefused(401));
        };
    }

    private static Platform connect(ScalingoSettings settings) {
        return new ScalingoPlatform(settings.api(), settings.credentials(), new PlatformCalls());
    }
}
