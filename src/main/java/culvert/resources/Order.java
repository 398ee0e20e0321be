package culvert.resources;

import java.util.Optional;

/**
 * What a marketplace orders from us.
 *
 * @param key the marketplace's own name for this order; repeating it finds the same resource. Empty makes a new resource
 *     each time.
 */
public record Order(PlatformName platform, Optional<String> key, AppId app, String plan) {}
