package culvert.resources;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;

/** How long we keep what we no longer need. */
@ApplicationScoped
public class Retention {

    static final Duration CONFIGS_AFTER_DEPROVISIONING = Duration.ofDays(30);

    private final ConfigVersions versions;
    private final Clock clock;

    Retention(ConfigVersions versions, Clock clock) {
        this.versions = versions;
        this.clock = clock;
    }

    /** Destroys the configs of resources deprovisioned more than 30 days ago. @return how many */
    @Transactional
    public int destroyOldConfigs() {
        return versions.destroyTextsOfResourcesGoneBefore(clock.instant().minus(CONFIGS_AFTER_DEPROVISIONING));
    }
}
