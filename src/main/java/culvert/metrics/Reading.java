package culvert.metrics;

import culvert.delivery.DeliveryBacklog;
import culvert.notices.NoticeBacklog;
import culvert.resources.ResourceState;
import culvert.tunnels.TunnelCensus;
import java.time.Instant;
import java.util.Map;

/** What was counted in the database at a moment. */
record Reading(
        Instant at,
        Map<ResourceState, Long> resources,
        TunnelCensus tunnels,
        DeliveryBacklog.Backlog deliveries,
        NoticeBacklog.Backlog notices) {

    Reading {
        resources = Map.copyOf(resources);
    }
}
