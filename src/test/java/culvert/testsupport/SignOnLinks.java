package culvert.testsupport;

import culvert.resources.ResourceId;
import culvert.security.Secret;
import culvert.settings.Settings;
import culvert.sso.SsoToken;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Makes links as the platform does when a customer opens the dashboard. */
@ApplicationScoped
public class SignOnLinks {

    private static final long SECONDS_AGO = 200;

    // Two links of one second are the same link, which works once; a test need not wait for the next second.
    private final Map<ResourceId, Long> newest = new ConcurrentHashMap<>();

    private final Secret salt;
    private final Clock clock;

    SignOnLinks(Settings settings, Clock clock) {
        this.salt = settings.scalingo().orElseThrow().credentials().ssoSalt();
        this.clock = clock;
    }

    /** A link that was not made before and still works for minutes. */
    public String fresh(ResourceId resource) {
        long first = clock.instant().getEpochSecond() - SECONDS_AGO;
        return at(resource, newest.merge(resource, first, (earlier, now) -> Math.max(earlier + 1, now)));
    }

    /** The link of a certain second. */
    public String at(ResourceId resource, long epochSecond) {
        String timestamp = Long.toString(epochSecond);
        return "/sso/scalingo?id=%s&timestamp=%s&token=%s"
                .formatted(resource, timestamp, SsoToken.of(resource.value(), salt, timestamp));
    }
}
