package culvert.tunnels;

import java.time.Instant;
import java.util.Optional;

/**
 * How the containers fared that were started with a config version.
 *
 * @param containers how many reported
 * @param connectedAt when the first of their tunnels came up
 */
public record VersionRecord(int version, int containers, Optional<Instant> connectedAt) {}
