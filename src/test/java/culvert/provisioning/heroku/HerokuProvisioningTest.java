package culvert.provisioning.heroku;

import static culvert.provisioning.GoldenBody.assertBody;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import culvert.testsupport.PlatformsStub;
import culvert.testsupport.PostgresForTests;
import culvert.testsupport.ScalingoForTests;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Heroku's requests; the expected bodies lie in {@code src/test/resources/protocols/heroku}. */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
@WithTestResource(ScalingoForTests.class)
@SuppressWarnings("NullAway.Init")
final class HerokuProvisioningTest {

    private static final String RESOURCES = "/heroku/resources";
    private static final String VERSION_3 = "application/vnd.heroku-addons+json; version=3";

    @ConfigProperty(name = "CULVERT_HEROKU_API_URL")
    URI address;

    @BeforeEach
    void platformWorks() {
        new PlatformsStub(address).works();
    }

    @Test
    void an_order_of_version_3_is_answered_in_its_form() throws IOException {
        Response answer = heroku().body(order(uuid())).post(RESOURCES);

        answer.then().statusCode(201).header("Content-Type", equalTo("application/vnd.heroku-addons+json;version=3"));
        assertBody(answer, "heroku/provisioned.json");
    }

    @Test
    void an_order_of_the_legacy_form_is_answered_in_plain_json() throws IOException {
        Response answer = given().auth()
                .preemptive()
                .basic("scalingo-vpn-ipsec", "heroku-password")
                .contentType("application/json")
                .accept("*/*")
                .body("""
                        {"heroku_id": "app4711@kensa.heroku.com", "plan": "vpn-ipsec-standard", "logplex_token": null,
                         "callback_url": "http://localhost:7779/callback/999", "region": "amazon-web-services::us-east-1",
                         "options": {}, "uuid": "%s"}
                        """.formatted(uuid()))
                .post(RESOURCES);

        answer.then().statusCode(201).header("Content-Type", equalTo("application/json"));
        assertBody(answer, "heroku/provisioned.json");
    }

    @Test
    void an_order_without_uuid_is_known_by_its_app() {
        String body = "{\"heroku_id\": \"app%s@heroku.com\", \"plan\": \"vpn-ipsec-standard\"}".formatted(uuid());

        Response first = heroku().body(body).post(RESOURCES);
        Response again = heroku().body(body).post(RESOURCES);

        first.then().statusCode(201);
        assertThat(again.asString()).isEqualTo(first.asString());
    }

    @Test
    void the_same_order_again_finds_the_same_resource() {
        String uuid = uuid();

        Response first = heroku().body(order(uuid)).post(RESOURCES);
        Response again = heroku().body(order(uuid)).post(RESOURCES);

        again.then().statusCode(201);
        assertThat(again.asString()).isEqualTo(first.asString());
    }

    @Test
    void another_plan_under_the_same_uuid_is_a_conflict() throws IOException {
        String uuid = "01234567-89ab-cdef-0123-456789abcdef";
        heroku().body(order(uuid)).post(RESOURCES);

        Response answer =
                heroku().body(order(uuid).replace("standard", "business")).post(RESOURCES);

        answer.then().statusCode(409);
        assertBody(answer, "heroku/conflict.json");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{ | 400",
                "[] | 400",
                "{} | 422",
                "{\"uuid\": \"u\"} | 422",
                "{\"plan\": \"vpn-ipsec-standard\"} | 422",
                "{\"uuid\": 7, \"plan\": \"vpn-ipsec-standard\"} | 422",
                "{\"uuid\": \"u\", \"plan\": \"test\"} | 422",
            })
    void what_is_no_order_is_refused_with_a_reason(String body, int status) {
        heroku().body(body)
                .post(RESOURCES)
                .then()
                .statusCode(status)
                .header("Content-Type", equalTo("application/vnd.heroku-addons+json;version=3"))
                .body("message", notNullValue());
    }

    @Test
    void an_unknown_plan_is_named() throws IOException {
        Response answer = heroku().body(order(uuid()).replace("vpn-ipsec-standard", "gold"))
                .post(RESOURCES);

        answer.then().statusCode(422);
        assertBody(answer, "heroku/unknown-plan.json");
    }

    @Test
    void the_plan_is_changed_under_the_uuid_or_our_id_and_to_the_same_plan_too() throws IOException {
        String uuid = uuid();
        String id = heroku().body(order(uuid)).post(RESOURCES).jsonPath().getString("id");

        Response answer = heroku().body("{\"plan\": \"vpn-ipsec-business\"}").put(RESOURCES + "/" + uuid);
        answer.then().statusCode(200);
        assertBody(answer, "heroku/plan-changed.json");
        for (String name : new String[] {uuid, id}) {
            heroku().body("{\"plan\": \"vpn-ipsec-business\", \"heroku_id\": \"x\", \"uuid\": \"y\"}")
                    .put(RESOURCES + "/" + name)
                    .then()
                    .statusCode(200);
        }
        heroku().body("{\"plan\": \"gold\"}").put(RESOURCES + "/" + uuid).then().statusCode(422);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void deprovisioning_answers_json_and_then_gone(boolean byUuid) throws IOException {
        String uuid = uuid();
        String id = heroku().body(order(uuid)).post(RESOURCES).jsonPath().getString("id");
        String address = RESOURCES + "/" + (byUuid ? uuid : id);

        Response answer = heroku().delete(address);
        answer.then().statusCode(200).header("Content-Type", equalTo("application/vnd.heroku-addons+json;version=3"));
        assertBody(answer, "heroku/deprovisioned.json");
        heroku().delete(address).then().statusCode(410).body("message", notNullValue());
        heroku().body(order(uuid)).post(RESOURCES).then().statusCode(410);
        heroku().body("{\"plan\": \"vpn-ipsec-standard\"}").put(address).then().statusCode(410);
        given().auth()
                .preemptive()
                .basic("scalingo-vpn-ipsec", "wrong")
                .delete(address)
                .then()
                .statusCode(401);
    }

    @Test
    void wrong_credentials_are_refused_before_anything_is_looked_up() {
        given().auth()
                .preemptive()
                .basic("scalingo-vpn-ipsec", "wrong")
                .body("{")
                .post(RESOURCES)
                .then()
                .statusCode(401);
        given().auth()
                .preemptive()
                .basic("x", "heroku-password")
                .put(RESOURCES + "/x")
                .then()
                .statusCode(401);
        given().get("/heroku/manifest").then().statusCode(401);
        given().auth()
                .preemptive()
                .basic("scalingo-vpn-ipsec", "test-password")
                .get("/heroku/manifest")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", startsWith("Basic realm="));
    }

    @Test
    void what_another_platform_bought_does_not_exist_here() {
        String id = given().auth()
                .preemptive()
                .basic("scalingo-vpn-ipsec", "test-password")
                .contentType("application/json")
                .body("{\"plan\": \"vpn-ipsec-standard\", \"app_id\": \"a\"}")
                .post("/scalingo/resources")
                .jsonPath()
                .getString("id");

        heroku().delete(RESOURCES + "/" + id).then().statusCode(404).body("message", notNullValue());
        heroku().urlEncodingEnabled(false).delete(RESOURCES + "/%00").then().statusCode(404);
    }

    @Test
    void the_manifest_is_the_one_that_the_checkers_of_heroku_take() throws IOException {
        Response answer = heroku().accept("application/json").get("/heroku/manifest");

        answer.then().statusCode(200);
        assertBody(answer, "heroku/manifest.json");
    }

    private static RequestSpecification heroku() {
        return given().auth()
                .preemptive()
                .basic("scalingo-vpn-ipsec", "heroku-password")
                .contentType("application/json")
                .accept(VERSION_3);
    }

    private static String order(String uuid) {
        return """
                {"callback_url": "https://api.heroku.com/addons/%s", "name": "acme-inc-vpn", "options": {},
                 "plan": "vpn-ipsec-standard", "region": "amazon-web-services::us-east-1", "uuid": "%s",
                 "log_input_url": "https://token:t.x@1.us.logplex.io/logs", "log_drain_token": "d.x"}
                """.formatted(uuid, uuid);
    }

    private static String uuid() {
        return UUID.randomUUID().toString();
    }
}
