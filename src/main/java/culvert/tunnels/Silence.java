package culvert.tunnels;

import java.time.Instant;

/**
 * A time in which a supervisor said nothing although it should have.
 *
 * @param sequence of the event that ended it
 */
record Silence(int sequence, Instant from, Instant until) {}
