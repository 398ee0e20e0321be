package culvert.secrecy;

import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Orders of every marketplace with a secret wherever one can be, and what was answered to them. */
final class MarkedOrders {

    private static final String SERVICE = sameIdAlways("service/scalingo-vpn-ipsec");
    private static final String PLAN = sameIdAlways("plan/scalingo-vpn-ipsec/vpn-ipsec-standard");

    private final List<String> answers = new ArrayList<>();
    private final String instance = UUID.randomUUID().toString();

    MarkedOrders(Canary canary) {
        heroku(canary);
        clever(canary);
        openServiceBroker(canary);
    }

    List<String> answers() {
        return answers;
    }

    /** The id of the service instance, and of its one binding. */
    String instance() {
        return instance;
    }

    private void heroku(Canary canary) {
        answers.add(as("scalingo-vpn-ipsec", "heroku-password")
                .body("""
                        {"uuid": "%1$s", "name": "acme-vpn", "plan": "vpn-ipsec-standard", "options": {"note": "%2$s"},
                         "oauth_grant": {"code": "%2$s", "type": "authorization_code"}}
                        """.formatted(UUID.randomUUID(), canary.secret()))
                .post("/heroku/resources")
                .asString());
    }

    private void clever(Canary canary) {
        answers.add(as("scalingo-vpnc", "clever-password")
                .body("""
                        {"addon_id": "addon_%1$s", "owner_id": "orga_1", "plan": "vpn-ipsec-standard", "region": "EU",
                         "logplex_token": "%2$s", "options": {"note": "%2$s"}}
                        """.formatted(UUID.randomUUID(), canary.secret()))
                .post("/clever/resources")
                .asString());
    }

    // The binding is handed the variables that are published, so its answer is not among the others.
    private void openServiceBroker(Canary canary) {
        String address = "/v2/service_instances/" + instance;
        for (String conf : List.of(canary.conf() + "Script /tmp/x\n", canary.conf())) {
            answers.add(as("osb", "osb-password")
                    .header("X-Broker-API-Version", "2.17")
                    .body("""
                            {"service_id": "%s", "plan_id": "%s", "organization_guid": "o", "space_guid": "s",
                             "parameters": {"vpnc_conf": "%s"}}
                            """.formatted(SERVICE, PLAN, conf.replace("\n", "\\n")))
                    .put(address)
                    .asString());
        }
        as("osb", "osb-password")
                .header("X-Broker-API-Version", "2.17")
                .body("{\"service_id\": \"%s\", \"plan_id\": \"%s\"}".formatted(SERVICE, PLAN))
                .put(address + "/service_bindings/" + instance)
                .then()
                .statusCode(201);
    }

    private static RequestSpecification as(String name, String password) {
        return RestAssured.given().auth().preemptive().basic(name, password).contentType("application/json");
    }

    private static String sameIdAlways(String name) {
        return UUID.nameUUIDFromBytes(("culvert/" + name).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
