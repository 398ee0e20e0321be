package culvert.provisioning;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import culvert.testsupport.GoldenRequests;
import culvert.testsupport.PostgresForTests;
import culvert.testsupport.ScalingoForTests;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every way a marketplace is refused, request and answer as they stand in {@code src/test/resources/protocols/…/refused.json}.
 * A request comes with the right credentials unless it says otherwise.
 */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
@WithTestResource(ScalingoForTests.class)
final class RefusedRequestsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @CsvSource({
        "scalingo, scalingo-vpn-ipsec, test-password",
        "heroku, scalingo-vpn-ipsec, heroku-password",
        "clever, scalingo-vpnc, clever-password",
        "osb, osb, osb-password"
    })
    void what_is_refused_is_refused_in_the_form_of_the_protocol(String folder, String user, String password) {
        JsonNode expected = GoldenRequests.read(folder + "/refused.json");
        ArrayNode said = JSON.createArrayNode();

        for (JsonNode exchange : expected) {
            JsonNode asked = exchange.path("asked");
            Response answer = send(asked, user, password);
            said.addObject().<ObjectNode>set("asked", asked).set("answered", answered(answer));
        }

        assertThat(GoldenRequests.text(said)).isEqualTo(GoldenRequests.text(expected));
    }

    private static Response send(JsonNode asked, String user, String password) {
        RequestSpecification request = given().urlEncodingEnabled(false);
        switch (asked.path("as").asText("the platform")) {
            case "the platform" -> request.auth().preemptive().basic(user, password);
            case "somebody with a wrong password" -> request.auth().preemptive().basic(user, password + "x");
            case "nobody" -> {}
            default -> throw new AssertionError("who is this: " + asked);
        }
        asked.path("headers")
                .properties()
                .forEach(header ->
                        request.header(header.getKey(), header.getValue().asText()));
        if (asked.has("body")) {
            JsonNode body = asked.path("body");
            request.body(body.isTextual() ? body.asText() : body.toString());
        }
        return request.request(
                asked.path("method").asText(), asked.path("address").asText());
    }

    private static ObjectNode answered(Response answer) {
        ObjectNode answered = JSON.createObjectNode().put("status", answer.statusCode());
        if (answer.header("WWW-Authenticate") != null) {
            answered.put("www-authenticate", answer.header("WWW-Authenticate"));
        }
        String body = answer.asString();
        if (!body.isEmpty()) {
            answered.put("type", answer.contentType());
            answered.set("body", json(body));
        }
        return answered;
    }

    private static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return JSON.getNodeFactory().textNode(body);
        }
    }
}
