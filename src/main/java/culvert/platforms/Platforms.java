package culvert.platforms;

import culvert.resources.PlatformName;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the adapter for the platform a resource lives on. */
@ApplicationScoped
public class Platforms {

    private final Map<PlatformName, Platform> adapters = new EnumMap<>(PlatformName.class);

    Platforms(@All List<ConnectedPlatform> connected) {
        for (ConnectedPlatform platform : connected) {
            platform.adapter().ifPresent(adapter -> adapters.put(platform.name(), adapter));
        }
    }

    /**
     * The adapter.
     *
     * @throws PlatformFailure.NotConnected when the protocol of this platform was switched off since the order
     */
    public Platform named(PlatformName name) {
        return Optional.ofNullable(adapters.get(name))
                .orElseThrow(() -> new PlatformFailure.NotConnected("its marketplace protocol is off"));
    }
}
