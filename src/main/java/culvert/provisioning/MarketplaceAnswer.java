package culvert.provisioning;

import com.fasterxml.jackson.annotation.JsonInclude;
import culvert.resources.Resource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What we answer to an order or a change of plan, in the form that Heroku's first protocol gave to Scalingo and Clever Cloud.
 *
 * @param config variables to set at once: none, for there is nothing to publish before a vpnc.conf was saved
 * @param message what the platform's command line prints
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MarketplaceAnswer(@Nullable String id, Map<String, String> config, String message) {

    public static MarketplaceAnswer provisioned(Resource resource) {
        return new MarketplaceAnswer(
                resource.id().value(), Map.of(), "Open the add-on's dashboard and paste your vpnc.conf.");
    }

    public static MarketplaceAnswer planChanged(Resource resource) {
        return new MarketplaceAnswer(null, Map.of(), "The plan is now " + resource.plan() + ".");
    }

    public static MarketplaceAnswer deprovisioned() {
        return new MarketplaceAnswer(null, Map.of(), "The VPN connection is no longer configured.");
    }
}
