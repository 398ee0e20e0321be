package culvert.provisioning;

import culvert.testsupport.Visitor;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** What platforms that speak the Open Service Broker API have in common; a customer binds an app and opens the dashboard. */
abstract class OsbMarket implements Marketplace {

    private static final String SERVICE = id("service/scalingo-vpn-ipsec");

    private final Transcript transcript;

    OsbMarket(Transcript transcript) {
        this.transcript = transcript;
    }

    /** The {@code context} of an order. */
    abstract String context();

    /** What names the app of this order in a binding, as a further field. */
    abstract String app(String key);

    @Override
    public Response order(String key, String plan) {
        return platform().body("""
                        {"service_id": "%s", "plan_id": "%s", "organization_guid": "o", "space_guid": "s", "context": %s}
                        """.formatted(SERVICE, planId(plan), context())).put(instance(key));
    }

    @Override
    public Response changePlan(String key, String id, String plan) {
        return platform()
                .body("{\"service_id\": \"%s\", \"plan_id\": \"%s\"}".formatted(SERVICE, planId(plan)))
                .patch(instance(key));
    }

    @Override
    public HttpResponse<String> signOn(Visitor visitor, String key, String id) {
        platform()
                .body("{\"service_id\": \"%s\", \"plan_id\": \"%s\", %s}"
                        .formatted(SERVICE, planId("vpn-ipsec-business"), app(key)))
                .put(instance(key) + "/service_bindings/" + key + "-binding")
                .then()
                .statusCode(201);
        URI dashboard = URI.create(platform().get(instance(key)).jsonPath().getString("dashboard_url"));
        return signOn(visitor, dashboard.getPath() + "?" + dashboard.getQuery());
    }

    /** What the address that the platform shows leads to, in the end. */
    abstract HttpResponse<String> signOn(Visitor visitor, String dashboard);

    @Override
    public Response deprovision(String key, String id) {
        return platform().delete(instance(key) + "?service_id=" + SERVICE + "&plan_id=" + planId("vpn-ipsec-business"));
    }

    private RequestSpecification platform() {
        return Marketplace.as("osb", "osb-password", transcript).header("X-Broker-API-Version", "2.17");
    }

    private static String instance(String key) {
        return "/v2/service_instances/" + key;
    }

    private static String planId(String plan) {
        return id("plan/scalingo-vpn-ipsec/" + plan);
    }

    private static String id(String name) {
        return UUID.nameUUIDFromBytes(("culvert/" + name).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
