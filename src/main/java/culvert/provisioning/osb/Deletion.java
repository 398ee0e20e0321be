package culvert.provisioning.osb;

import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/** What the address of a deletion must name (OSB 2.17, Deprovisioning and Unbinding). */
public record Deletion(
        @QueryParam("service_id") @Nullable String serviceId,
        @QueryParam("plan_id") @Nullable String planId) {

    boolean isComplete() {
        return isNamed(serviceId) && isNamed(planId);
    }

    /** Lets a complete deletion pass. @throws OsbRefused with 400 */
    void requireComplete() {
        if (!isNamed(serviceId)) {
            throw OsbRefused.badRequest("service_id is missing");
        }
        if (!isNamed(planId)) {
            throw OsbRefused.badRequest("plan_id is missing");
        }
    }

    private static boolean isNamed(@Nullable String id) {
        return id != null && !id.isEmpty();
    }
}
