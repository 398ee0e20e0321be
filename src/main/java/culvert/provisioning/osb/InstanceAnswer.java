package culvert.provisioning.osb;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.jspecify.annotations.Nullable;

/**
 * What a request about a service instance is answered with; each answer has some of the fields (OSB 2.17, Provisioning,
 * Fetching, Updating).
 *
 * @param dashboardUrl a link that works once; every answer has the newest
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record InstanceAnswer(
        @Nullable String serviceId,
        @Nullable String planId,
        @Nullable String dashboardUrl) {

    private static final int UPDATED_DASHBOARD_SINCE = 14;

    static InstanceAnswer provisioned(String dashboardUrl) {
        return new InstanceAnswer(null, null, dashboardUrl);
    }

    static InstanceAnswer updated(String dashboardUrl, ApiVersion version) {
        return new InstanceAnswer(null, null, version.isAtLeast(UPDATED_DASHBOARD_SINCE) ? dashboardUrl : null);
    }
}
