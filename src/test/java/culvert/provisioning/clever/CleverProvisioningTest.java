package culvert.provisioning.clever;

import static culvert.provisioning.GoldenBody.assertBody;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.notNullValue;

import culvert.testsupport.PostgresForTests;
import culvert.testsupport.ScalingoForTests;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clever Cloud's requests; the expected bodies lie in {@code src/test/resources/protocols/clever}. */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
@WithTestResource(ScalingoForTests.class)
final class CleverProvisioningTest {

    private static final String RESOURCES = "/clever/resources";

    @Test
    void an_order_is_answered_in_the_documented_form() throws IOException {
        Response answer = clever().body(order(addon())).post(RESOURCES);

        answer.then().statusCode(200).contentType("application/json");
        assertBody(answer, "clever/provisioned.json");
    }

    @Test
    void the_same_order_again_finds_the_same_resource_and_another_plan_is_a_conflict() throws IOException {
        String addon = "addon_11111111-2222-3333-4444-555555555555";

        String first = clever().body(order(addon)).post(RESOURCES).asString();
        String again = clever().body(order(addon)).post(RESOURCES).asString();
        Response conflict =
                clever().body(order(addon).replace("standard", "business")).post(RESOURCES);

        assertThat(again).isEqualTo(first);
        conflict.then().statusCode(409);
        assertBody(conflict, "clever/conflict.json");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ | 400",
                "{} | 422",
                "{\"addon_id\": \"a\"} | 422",
                "{\"plan\": \"vpn-ipsec-standard\"} | 422",
                "{\"addon_id\": \"a\", \"plan\": \"gold\"} | 422",
            })
    void what_is_no_order_is_refused_with_a_reason(String body, int status) {
        clever().body(body).post(RESOURCES).then().statusCode(status).body("message", notNullValue());
    }

    @Test
    void deprovisioning_is_answered_with_200_and_then_gone() throws IOException {
        String id = clever().body(order(addon())).post(RESOURCES).jsonPath().getString("id");
        clever().body("{\"plan\": \"vpn-ipsec-business\", \"addon_id\": \"x\"}")
                .put(RESOURCES + "/" + id)
                .then()
                .statusCode(200);

        Response answer = clever().delete(RESOURCES + "/" + id);

        answer.then().statusCode(200);
        assertBody(answer, "clever/deprovisioned.json");
        clever().delete(RESOURCES + "/" + id).then().statusCode(410);
        clever().delete(RESOURCES + "/vpn-nobody").then().statusCode(404);
    }

    @Test
    void wrong_credentials_are_refused() {
        given().auth()
                .preemptive()
                .basic("scalingo-vpnc", "wrong")
                .body("{")
                .post(RESOURCES)
                .then()
                .statusCode(401);
        given().get("/clever/manifest").then().statusCode(401);
    }

    @Test
    void the_manifest_names_the_variables_that_the_id_allows() throws IOException {
        Response answer = clever().get("/clever/manifest");

        answer.then().statusCode(200);
        assertBody(answer, "clever/manifest.json");
    }

    private static RequestSpecification clever() {
        return given().auth()
                .preemptive()
                .basic("scalingo-vpnc", "clever-password")
                .contentType("application/json");
    }

    private static String order(String addon) {
        return """
                {"addon_id": "%s", "owner_id": "orga_1", "owner_name": "Acme", "user_id": "user_42",
                 "plan": "vpn-ipsec-standard", "region": "EU", "options": {},
                 "callback_url": "https://api.clever-cloud.com/v2/vendor/apps/%s"}
                """.formatted(addon, addon);
    }

    private static String addon() {
        return "addon_" + UUID.randomUUID();
    }
}
