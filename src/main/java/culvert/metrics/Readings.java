package culvert.metrics;

import culvert.delivery.DeliveryBacklog;
import culvert.notices.NoticeBacklog;
import culvert.resources.ResourceService;
import culvert.tunnels.Tunnels;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Counts for all gauges at once, and not more often than is of use: many ask, and often. */
@ApplicationScoped
class Readings {

    static final Duration FRESH = Duration.ofSeconds(15);

    private static final Logger LOG = Logger.getLogger(Readings.class);

    private final ResourceService resources;
    private final Tunnels tunnels;
    private final DeliveryBacklog deliveries;
    private final NoticeBacklog notices;
    private final Clock clock;

    private @Nullable Instant readAt;
    private Optional<Reading> newest = Optional.empty();

    Readings(
            ResourceService resources,
            Tunnels tunnels,
            DeliveryBacklog deliveries,
            NoticeBacklog notices,
            Clock clock) {
        this.resources = resources;
        this.tunnels = tunnels;
        this.deliveries = deliveries;
        this.notices = notices;
        this.clock = clock;
    }

    /** A figure of the newest reading; no number when the database does not answer. */
    double figure(ToDoubleFunction<Reading> figure) {
        return now().map(figure::applyAsDouble).orElse(Double.NaN);
    }

    private synchronized Optional<Reading> now() {
        Instant now = clock.instant();
        if (readAt == null || !now.isBefore(readAt.plus(FRESH)) || now.isBefore(readAt)) {
            newest = read(now);
            readAt = now;
        }
        return newest;
    }

    private Optional<Reading> read(Instant now) {
        try {
            return Optional.of(
                    new Reading(now, resources.countByState(), tunnels.census(), deliveries.count(), notices.count()));
        } catch (RuntimeException e) {
            LOG.warn("nothing could be counted for the metrics", e);
            return Optional.empty();
        }
    }
}
