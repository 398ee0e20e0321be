package culvert.provisioning.scalingo;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import culvert.testsupport.PostgresForTests;
import culvert.testsupport.ScalingoForTests;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Scalingo's provider API, request by request; the expected bodies lie in {@code src/test/resources/protocols/scalingo}. */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
@WithTestResource(ScalingoForTests.class)
final class ScalingoProvisioningTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RESOURCES = "/scalingo/resources";

    @Test
    void an_order_is_answered_in_the_documented_form() throws IOException {
        Response answer = scalingo().body(order("vpn-ipsec-standard")).post(RESOURCES);

        answer.then().statusCode(201).contentType(ContentType.JSON);
        assertGolden(answer, "provisioned.json");
        assertThat(answer.jsonPath().getString("id")).matches("vpn-[a-z]{16}").hasSizeLessThanOrEqualTo(255);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"plan\":\"vpn-ipsec-standard\",\"app_id\":\"app456@heroku.com\"}",
                "{\"plan\":\"vpn-ipsec-standard\",\"app_id\":\"a\",\"options\":null}",
                "{\"plan\":\"vpn-ipsec-standard\",\"app_id\":\"a\",\"options\":{}}",
                "{\"plan\":\"vpn-ipsec-standard\",\"app_id\":\"a\",\"options\":{\"x\":\"y\"},\"uuid\":null}",
                "{\"plan\":\"vpn-ipsec-standard\",\"app_id\":\"a\",\"shard_id\":3,\"log_input\":[1,{}]}",
            })
    void every_odd_but_real_order_is_taken(String body) {
        scalingo().body(body).post(RESOURCES).then().statusCode(201).body("id", notNullValue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/json", "text/plain", "application/x-www-form-urlencoded", "application/vnd.x+json"})
    void the_content_type_of_an_order_does_not_matter(String type) {
        credentials()
                .contentType(type)
                .body(order("vpn-ipsec-standard"))
                .post(RESOURCES)
                .then()
                .statusCode(201);
    }

    @Test
    void an_order_without_uuid_makes_a_new_resource_each_time() {
        String body = "{\"plan\":\"vpn-ipsec-standard\",\"app_id\":\"app\"}";

        String first = id(scalingo().body(body).post(RESOURCES));
        String second = id(scalingo().body(body).post(RESOURCES));

        assertThat(second).isNotEqualTo(first);
    }

    @Test
    void fifty_orders_of_one_uuid_at_once_make_one_resource_and_equal_answers() throws Exception {
        String body = order("vpn-ipsec-standard");
        CountDownLatch together = new CountDownLatch(1);
        Set<String> answers = new HashSet<>();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = IntStream.range(0, 50)
                    .mapToObj(i -> callers.submit(() -> {
                        together.await();
                        Response answer = scalingo().body(body).post(RESOURCES);
                        return answer.statusCode() + answer.asString();
                    }))
                    .toList();
            together.countDown();
            for (Future<String> call : calls) {
                answers.add(call.get());
            }
        }

        assertThat(answers).hasSize(1).first().asString().startsWith("201");
    }

    @Test
    void another_plan_under_the_same_uuid_is_a_conflict() throws IOException {
        String uuid = uuid();
        scalingo()
                .body(order("vpn-ipsec-standard", uuid))
                .post(RESOURCES)
                .then()
                .statusCode(201);

        Response answer = scalingo().body(order("vpn-ipsec-business", uuid)).post(RESOURCES);

        answer.then().statusCode(409);
        assertGolden(answer, "conflict.json");
    }

    @Test
    void the_order_is_known_again_after_a_change_of_plan() {
        String uuid = uuid();
        String id = id(scalingo().body(order("vpn-ipsec-standard", uuid)).post(RESOURCES));
        scalingo().body("{\"plan\":\"vpn-ipsec-business\"}").put(one(id)).then().statusCode(200);

        assertThat(id(scalingo().body(order("vpn-ipsec-standard", uuid)).post(RESOURCES)))
                .isEqualTo(id);
        scalingo()
                .body(order("vpn-ipsec-business", uuid))
                .post(RESOURCES)
                .then()
                .statusCode(409);
    }

    @Test
    void an_unknown_plan_is_refused() throws IOException {
        Response answer = scalingo().body(order("gold")).post(RESOURCES);

        answer.then().statusCode(422);
        assertGolden(answer, "unknown-plan.json");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"plan\": | 400",
                "`` | 400",
                "null | 400",
                "[] | 400",
                "\"text\" | 400",
                "{} | 422",
                "{\"plan\":\"vpn-ipsec-standard\"} | 422",
                "{\"app_id\":\"a\"} | 422",
                "{\"plan\":7,\"app_id\":\"a\"} | 422",
                "{\"plan\":\"vpn-ipsec-standard\",\"app_id\":\"a\"} garbage | 400",
                "{\"plan\":\"vpn-ipsec-standard\",\"app_id\":\"\"} | 422",
                "{\"plan\":\"vpn-ipsec-standard\",\"app_id\":\"a\\u0000b\"} | 422",
            })
    void a_body_that_is_no_order_is_refused_with_a_reason(String body, int status) {
        scalingo().body(body).post(RESOURCES).then().statusCode(status).body("error", notNullValue());
    }

    @ParameterizedTest
    @CsvSource({"{, 400, broken-json.json", "[], 400, no-object.json", "{}, 422, app-missing.json"})
    void a_refused_body_is_answered_with_what_is_wrong(String body, int status, String golden) throws IOException {
        Response answer = scalingo().body(body).post(RESOURCES);

        answer.then().statusCode(status).contentType(ContentType.JSON);
        assertGolden(answer, golden);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH"})
    void the_plan_is_changed_by_either_verb(String verb) throws IOException {
        String id = ordered();

        Response answer = scalingo()
                .body("{\"plan\":\"vpn-ipsec-business\",\"options\":null}")
                .request(verb, one(id));

        answer.then().statusCode(200).contentType(ContentType.JSON);
        assertGolden(answer, "plan-changed.json");
    }

    @Test
    void a_change_to_the_present_plan_succeeds() {
        scalingo()
                .body("{\"plan\":\"vpn-ipsec-standard\"}")
                .put(one(ordered()))
                .then()
                .statusCode(200);
    }

    @Test
    void a_change_to_an_unknown_plan_is_refused() {
        scalingo().body("{\"plan\":\"gold\"}").put(one(ordered())).then().statusCode(422);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            quoteCharacter = '`',
            value = {
                "- | -",
                "application/json | null",
                "application/json | {}",
                "text/plain | anything",
                "- | null",
                "application/json | {\"broken",
            })
    void suspension_resumption_and_deprovisioning_ignore_content_type_and_body(String type, String body) {
        String id = ordered();

        bodyless(type, body).post(one(id) + "/suspend").then().statusCode(204).body(emptyString());
        bodyless(type, body).post(one(id) + "/suspend").then().statusCode(204);
        bodyless(type, body).post(one(id) + "/resume").then().statusCode(204).body(emptyString());
        bodyless(type, body).post(one(id) + "/resume").then().statusCode(204);
        bodyless(type, body).delete(one(id)).then().statusCode(204).body(emptyString());
        bodyless(type, body).delete(one(id)).then().statusCode(410);
    }

    @Test
    void a_deprovisioned_resource_is_gone_for_every_request() throws IOException {
        String uuid = uuid();
        String id = id(scalingo().body(order("vpn-ipsec-standard", uuid)).post(RESOURCES));
        scalingo().delete(one(id)).then().statusCode(204);

        Response answer = scalingo().body("{\"plan\":\"vpn-ipsec-business\"}").put(one(id));
        answer.then().statusCode(410);
        assertGolden(answer, "gone.json");
        scalingo().post(one(id) + "/suspend").then().statusCode(410);
        scalingo().post(one(id) + "/resume").then().statusCode(410);
        scalingo()
                .body(order("vpn-ipsec-standard", uuid))
                .post(RESOURCES)
                .then()
                .statusCode(410);
    }

    @Test
    void an_unknown_id_is_not_found() throws IOException {
        Response answer = scalingo().delete(one("vpn-nobody"));

        answer.then().statusCode(404);
        assertGolden(answer, "unknown-resource.json");
        scalingo()
                .body("{\"plan\":\"vpn-ipsec-standard\"}")
                .put(one("vpn-nobody"))
                .then()
                .statusCode(404);
        scalingo().post(one("vpn-nobody") + "/suspend").then().statusCode(404);
        scalingo().urlEncodingEnabled(false).delete(one("%00")).then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({
        "scalingo-vpn-ipsec, wrong",
        "scalingo-vpn-ipsec, test-passwor",
        "scalingo-vpn-ipsec, test-password2",
        "scalingo-vpn-ipsec, TEST-PASSWORD",
        "scalingo-vpn-ipsec, ''",
        "somebody, test-password",
        "'', ''",
        "scalingo-vpn-ipsec, sample-password-set-your-own",
    })
    void wrong_credentials_are_refused_before_anything_is_looked_up(String name, String password) {
        String id = ordered();
        RequestSpecification wrong = given().auth().preemptive().basic(name, password);

        wrong.body("{ broken")
                .post(RESOURCES)
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", containsString("Basic"))
                .body("error", containsString("missing or wrong"));
        given().auth()
                .preemptive()
                .basic(name, password)
                .delete(one("vpn-nobody"))
                .then()
                .statusCode(401);
        given().auth().preemptive().basic(name, password).delete(one(id)).then().statusCode(401);
        scalingo().delete(one(id)).then().statusCode(204);
        given().auth().preemptive().basic(name, password).delete(one(id)).then().statusCode(401);
    }

    @Test
    void no_credentials_are_refused_too() {
        given().body(order("vpn-ipsec-standard")).post(RESOURCES).then().statusCode(401);
        given().header("Authorization", "Basic !!!").post(RESOURCES).then().statusCode(401);
        given().header("Authorization", "Bearer x")
                .delete(one("vpn-nobody"))
                .then()
                .statusCode(401);
    }

    @Test
    void a_body_over_one_mebibyte_is_too_large() throws IOException {
        Response answer = scalingo().body(" ".repeat(8 * 1024 * 1024)).post(RESOURCES);

        answer.then().statusCode(413);
        assertGolden(answer, "too-large.json");
    }

    private static RequestSpecification credentials() {
        return given().auth().preemptive().basic("scalingo-vpn-ipsec", "test-password");
    }

    private static RequestSpecification scalingo() {
        return credentials().contentType(ContentType.JSON);
    }

    private static RequestSpecification bodyless(String type, String body) {
        RequestSpecification request = credentials();
        if (body != null) {
            request = request.body(body.getBytes(StandardCharsets.UTF_8));
        }
        return type == null ? request.noContentType() : request.contentType(type);
    }

    private static String ordered() {
        return id(scalingo().body(order("vpn-ipsec-standard")).post(RESOURCES));
    }

    private static String id(Response provisioned) {
        return provisioned.then().statusCode(201).extract().path("id");
    }

    private static String one(String id) {
        return RESOURCES + "/" + id;
    }

    private static String uuid() {
        return "ad-" + UUID.randomUUID();
    }

    private static String order(String plan) {
        return order(plan, uuid());
    }

    private static String order(String plan, String uuid) {
        return "{\"plan\":\"%s\",\"app_id\":\"5f0c2a7e@scalingo\",\"uuid\":\"%s\",\"options\":{}}"
                .formatted(plan, uuid);
    }

    // Ids are new each time; everything else must be equal.
    private static void assertGolden(Response answer, String file) throws IOException {
        String expected;
        try (var in = Objects.requireNonNull(
                ScalingoProvisioningTest.class.getResourceAsStream("/protocols/scalingo/" + file), file)) {
            expected = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        JsonNode actual = JSON.readTree(answer.asString()
                .replaceAll("vpn-[a-z]{16}", "vpn-xxxxxxxxxxxxxxxx")
                .replaceAll("ad-[0-9a-f-]{36}", "ad-x"));
        assertThat(actual).isEqualTo(JSON.readTree(expected));
    }
}
