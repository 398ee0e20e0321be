package culvert.tunnels;

import culvert.security.ReportToken;
import java.time.Instant;

/** A report that came in, with what its token proves. */
record Incoming(ReportToken token, Report report, Instant received) {}
