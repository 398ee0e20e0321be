package culvert.platforms;

import culvert.resources.PlatformName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;

/** A platform of which nothing is known but that it speaks the Open Service Broker API. */
@ApplicationScoped
class BindingsConnection {

    @Produces
    @Singleton
    ConnectedPlatform bindings() {
        return new ConnectedPlatform(PlatformName.OSB, Optional.of(new PublishedToBindings()));
    }
}
