package culvert.provisioning;

import static io.restassured.RestAssured.given;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import culvert.testsupport.PlatformsStub;
import culvert.testsupport.Visitor;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.http.HttpResponse;
import java.util.List;

/** One marketplace, as {@link MarketplaceWalkTest} walks through it: what it sends, and what its documentation expects. */
interface Marketplace {

    /**
     * An order.
     *
     * @param key the marketplace's own name for it
     */
    Response order(String key, String plan);

    Response changePlan(String key, String id, String plan);

    /** What brings a customer's browser to the dashboard. */
    HttpResponse<String> signOn(Visitor visitor, String key, String id);

    /** What came to the platform about the app of this order, oldest first. */
    List<LoggedRequest> heard(PlatformsStub platform, String key);

    Response deprovision(String key, String id);

    /** A request with the marketplace's credentials, which stands in the transcript together with its answer. */
    static RequestSpecification as(String username, String password, Transcript transcript) {
        return given().filter(transcript)
                .auth()
                .preemptive()
                .basic(username, password)
                .contentType("application/json");
    }
}
