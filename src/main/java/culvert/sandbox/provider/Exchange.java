package culvert.sandbox.provider;

import java.time.Duration;
import java.time.Instant;

/**
 * One HTTP exchange between platform and provider, to show a person what went over the wire.
 *
 * @param fromPlatform whether the platform asked
 * @param status 0 if there was no answer
 */
public record Exchange(Instant at, boolean fromPlatform, String method, String path, int status, Duration took) {}
