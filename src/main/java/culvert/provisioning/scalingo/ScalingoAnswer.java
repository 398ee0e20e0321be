package culvert.provisioning.scalingo;

import com.fasterxml.jackson.annotation.JsonInclude;
import culvert.resources.Resource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What we answer to an order or a change of plan.
 *
 * @param config variables to set at once: none, for there is nothing to publish before a vpnc.conf was saved
 * @param message what the platform's command line prints
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ScalingoAnswer(@Nullable String id, Map<String, String> config, String message) {

    static ScalingoAnswer provisioned(Resource resource) {
        return new ScalingoAnswer(
                resource.id().value(), Map.of(), "Open the add-on's dashboard and paste your vpnc.conf.");
    }

    static ScalingoAnswer planChanged(Resource resource) {
        return new ScalingoAnswer(null, Map.of(), "The plan is now " + resource.plan() + ".");
    }
}
