package culvert.platforms;

import culvert.resources.PlatformName;
import java.util.Optional;

/**
 * An adapter and whose it is. Every package of an adapter produces one such bean, from which {@link Platforms} makes its
 * table.
 *
 * @param adapter empty when the protocol of this platform is off
 */
public record ConnectedPlatform(PlatformName name, Optional<Platform> adapter) {}
