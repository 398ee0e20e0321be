package culvert.provisioning;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import culvert.testsupport.PlatformsStub;
import culvert.testsupport.Visitor;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.http.HttpResponse;
import java.util.List;

/** One marketplace, as {@link MarketplaceWalkTest} walks through it: what it sends, and what its documentation expects. */
interface Marketplace {

    /**
     * The statuses that the documentation, or where it is silent the checkers, expect.
     *
     * @param gone of a change of plan and a deprovisioning after the deprovisioning
     */
    record Expected(int order, int again, int conflict, int planChange, int samePlan, int deprovision, int gone) {}

    Expected expected();

    /**
     * An order.
     *
     * @param key the marketplace's own name for it
     */
    Response order(String key, String plan);

    Response changePlan(String key, String id, String plan);

    /** What brings a customer's browser to the dashboard. */
    HttpResponse<String> signOn(Visitor visitor, String key, String id);

    /** The values of SCALINGO_VPNC_CONF that came to the platform for this order, oldest first. */
    List<String> published(PlatformsStub platform, String key);

    Response deprovision(String key, String id);

    /** A request with the marketplace's credentials. */
    static RequestSpecification as(String username, String password) {
        return given().auth().preemptive().basic(username, password).contentType("application/json");
    }

    /** The variable within {@code {"config": {…}}}. */
    static List<String> values(List<JsonNode> bodies) {
        return bodies.stream()
                .map(body -> body.at("/config/SCALINGO_VPNC_CONF").asText())
                .toList();
    }
}
