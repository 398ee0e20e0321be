package culvert.sandbox.provider;

import com.fasterxml.jackson.databind.JsonNode;
import culvert.sandbox.platform.AddonProvider;
import culvert.sandbox.platform.Entrance;
import culvert.sandbox.platform.Problem;
import culvert.sandbox.platform.Protocol;
import culvert.sandbox.platform.Refused;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The add-on provider by the Open Service Broker API, as Cloud Foundry speaks it: an order makes a service instance and
 * binds the app to it.
 */
public final class OsbProvider implements AddonProvider {

    private static final String INSTANCES = "/v2/service_instances";

    // {"user_id": "<Customer.ID>"}, as Cloud Foundry tells who asked.
    private static final String IDENTITY =
            "cloudfoundry eyJ1c2VyX2lkIjogIjExMTExMTExLTIyMjItNDMzMy04NDQ0LTU1NTU1NTU1NTU1NSJ9";

    private final Set<String> variables;
    private final ProviderCalls calls;
    private final ProviderCalls.Caller caller;

    public OsbProvider(Set<String> variables, AddonOffer.Credentials credentials, ProviderCalls calls) {
        this.variables = variables;
        this.calls = calls;
        this.caller = new ProviderCalls.Caller(
                credentials,
                "application/json",
                Map.of("X-Broker-API-Version", "2.17", "X-Broker-API-Originating-Identity", IDENTITY));
    }

    @Override
    public Protocol protocol() {
        return Protocol.CLOUDFOUNDRY;
    }

    @Override
    public Set<String> variables() {
        return variables;
    }

    @Override
    public Answer provision(String addonId, String providerAppId, String plan) {
        JsonNode service = service();
        String serviceId = service.path("id").asText();
        String planId = planId(service, plan);
        send(
                "PUT",
                instance(addonId),
                Map.of(
                        "service_id",
                        serviceId,
                        "plan_id",
                        planId,
                        "organization_guid",
                        "sandbox-org",
                        "space_guid",
                        "sandbox-space",
                        "context",
                        Map.of("platform", "cloudfoundry", "space_guid", "sandbox-space")));
        send(
                "PUT",
                binding(addonId),
                Map.of("service_id", serviceId, "plan_id", planId, "bind_resource", Map.of("app_guid", providerAppId)));
        return new Answer(addonId, Map.of(), "Bound to the app. Open the dashboard and paste your vpnc.conf.");
    }

    @Override
    public Answer changePlan(String resourceId, String plan) {
        JsonNode service = service();
        send(
                "PATCH",
                instance(resourceId),
                Map.of("service_id", service.path("id").asText(), "plan_id", planId(service, plan)));
        return new Answer(resourceId, Map.of(), "");
    }

    @Override
    public void deprovision(String resourceId) {
        JsonNode service = service();
        String query = "?service_id=" + service.path("id").asText() + "&plan_id="
                + service.at("/plans/0/id").asText();
        send("DELETE", binding(resourceId) + query, null);
        send("DELETE", instance(resourceId) + query, null);
    }

    @Override
    public Entrance dashboard(String addonId, String resourceId) {
        return Entrance.link(URI.create(
                send("GET", instance(resourceId), null).path("dashboard_url").asText()));
    }

    private JsonNode service() {
        return send("GET", "/v2/catalog", null).at("/services/0");
    }

    private static String planId(JsonNode service, String name) {
        for (JsonNode plan : service.path("plans")) {
            if (plan.path("name").asText().equals(name)) {
                return plan.path("id").asText();
            }
        }
        throw new Refused(new Problem.RefusedByProvider("the catalog has no plan " + name));
    }

    private JsonNode send(String method, String path, @Nullable Object body) {
        return calls.parse(calls.send(caller, method, path, body));
    }

    private static String instance(String id) {
        return INSTANCES + ProviderCalls.segment(id);
    }

    private static String binding(String id) {
        return instance(id) + "/service_bindings" + ProviderCalls.segment(id + "-binding");
    }
}
