package culvert.sandbox.platform;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An add-on on an app.
 *
 * @param id the platform's own id, {@code ad-<uuid>}; the provider gets it in the form of the protocol
 * @param protocol the marketplace protocol it was ordered by; a state file from before there were several has none
 * @param resourceId the id the provider gave
 * @param plan name of the plan
 */
public record Addon(
        String id, Protocol protocol, String resourceId, String plan, AddonStatus status, Instant provisionedAt) {

    public Addon(
            String id,
            @Nullable Protocol protocol,
            String resourceId,
            String plan,
            AddonStatus status,
            Instant provisionedAt) {
        this.id = id;
        this.protocol = Objects.requireNonNullElse(protocol, Protocol.SCALINGO);
        this.resourceId = resourceId;
        this.plan = plan;
        this.status = status;
        this.provisionedAt = provisionedAt;
    }

    Addon withPlan(String newPlan) {
        return new Addon(id, protocol, resourceId, newPlan, status, provisionedAt);
    }

    Addon withStatus(AddonStatus newStatus) {
        return new Addon(id, protocol, resourceId, plan, newStatus, provisionedAt);
    }
}
