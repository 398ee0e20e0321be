package culvert.testsupport;

import culvert.resources.ResourceId;
import culvert.security.Secret;
import culvert.settings.Settings;
import culvert.sso.SsoToken;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes links as the platform does when a customer opens the dashboard. */
@ApplicationScoped
public class SignOnLinks {

    // Two links of one second are the same link, which works once; a test need not wait for the next second.
    private final AtomicInteger secondsAgo = new AtomicInteger();

    private final Secret salt;
    private final Clock clock;

    SignOnLinks(Settings settings, Clock clock) {
        this.salt = settings.scalingo().orElseThrow().credentials().ssoSalt();
        this.clock = clock;
    }

    /** A link that was not made before and still works for minutes. */
    public String fresh(ResourceId resource) {
        return at(resource, clock.instant().getEpochSecond() - secondsAgo.getAndIncrement() % 100);
    }

    /** The link of a certain second. */
    public String at(ResourceId resource, long epochSecond) {
        String timestamp = Long.toString(epochSecond);
        return "/sso/scalingo?id=%s&timestamp=%s&token=%s"
                .formatted(resource, timestamp, SsoToken.of(resource.value(), salt, timestamp));
    }
}
