package culvert.platforms;

import java.time.Instant;

/**
 * An app that is no longer bound and may still have what was published to it.
 *
 * @param since when its binding was ended
 */
public record LeftBehind(BoundApp app, Instant since) {}
