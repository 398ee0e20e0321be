package culvert.tunnels;

import java.util.List;
import java.util.UUID;

/**
 * What one supervisor sends at once.
 *
 * @param container the platform's name for the container
 * @param run new for every start of the supervisor
 */
public record Report(String container, UUID run, List<TunnelEvent> events) {

    public Report {
        events = List.copyOf(events);
    }
}
