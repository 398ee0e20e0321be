package culvert.resources;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** How long we keep what we no longer need. */
@ApplicationScoped
public class Retention {

    static final Duration CONFIGS_AFTER_DEPROVISIONING = Duration.ofDays(30);

    private final ConfigVersions versions;
    private final Event<ResourceEvent> events;
    private final Clock clock;

    Retention(ConfigVersions versions, Event<ResourceEvent> events, Clock clock) {
        this.versions = versions;
        this.events = events;
        this.clock = clock;
    }

    /** Destroys the configs of resources deprovisioned more than 30 days ago. */
    @Transactional
    public void destroyOldConfigs() {
        Instant then = clock.instant().minus(CONFIGS_AFTER_DEPROVISIONING);
        versions.destroyTextsOfResourcesGoneBefore(then)
                .forEach(id -> events.fire(new ResourceEvent.ConfigsDestroyed(id)));
    }
}
