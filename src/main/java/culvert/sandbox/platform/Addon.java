package culvert.sandbox.platform;

import java.time.Instant;

/**
 * An add-on on an app.
 *
 * @param id the platform's own id, {@code ad-<uuid>}; the provider gets it as {@code uuid}
 * @param resourceId the id the provider gave
 * @param plan name of the plan
 */
public record Addon(String id, String resourceId, String plan, AddonStatus status, Instant provisionedAt) {

    Addon withPlan(String newPlan) {
        return new Addon(id, resourceId, newPlan, status, provisionedAt);
    }

    Addon withStatus(AddonStatus newStatus) {
        return new Addon(id, resourceId, plan, newStatus, provisionedAt);
    }
}
