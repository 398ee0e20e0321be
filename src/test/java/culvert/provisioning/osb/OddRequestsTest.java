package culvert.provisioning.osb;

import static culvert.provisioning.osb.Osb.SERVICE;
import static culvert.provisioning.osb.Osb.STANDARD;
import static culvert.provisioning.osb.Osb.bind;
import static culvert.provisioning.osb.Osb.binding;
import static culvert.provisioning.osb.Osb.bindingOrder;
import static culvert.provisioning.osb.Osb.change;
import static culvert.provisioning.osb.Osb.credentials;
import static culvert.provisioning.osb.Osb.deletion;
import static culvert.provisioning.osb.Osb.instance;
import static culvert.provisioning.osb.Osb.newId;
import static culvert.provisioning.osb.Osb.order;
import static culvert.provisioning.osb.Osb.ordered;
import static culvert.provisioning.osb.Osb.platform;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import culvert.testsupport.PostgresForTests;
import culvert.testsupport.ScalingoForTests;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** In which order a request is judged, and the odd but real requests of platforms and of the three public checkers. */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
@WithTestResource(ScalingoForTests.class)
final class OddRequestsTest {

    static Stream<Arguments> everyRoute() {
        String instance = instance("not-an-id");
        String binding = binding("not-an-id", "not-an-id");
        return Stream.of(
                Arguments.of("GET", "/v2/catalog"),
                Arguments.of("PUT", instance + "?accepts_incomplete=true"),
                Arguments.of("GET", instance),
                Arguments.of("PATCH", instance + "?accepts_incomplete=true"),
                Arguments.of("DELETE", instance),
                Arguments.of("DELETE", instance + "?service_id=Invalid&plan_id=Invalid"),
                Arguments.of("GET", instance + "/last_operation"),
                Arguments.of("PUT", binding),
                Arguments.of("GET", binding),
                Arguments.of("DELETE", binding),
                Arguments.of("DELETE", binding + "?service_id=Invalid&plan_id=Invalid"),
                Arguments.of("GET", binding + "/last_operation"));
    }

    @ParameterizedTest
    @MethodSource("everyRoute")
    void wrong_credentials_are_refused_before_the_version_is_looked_at(String method, String address) {
        for (String version : new String[] {"2.17", "", "garbage"}) {
            given().header("X-Broker-API-Version", version)
                    .auth()
                    .preemptive()
                    .basic("spock", "spockpass")
                    .request(method, address)
                    .then()
                    .statusCode(401);
        }
        given().request(method, address).then().statusCode(401);
        given().contentType(ContentType.JSON)
                .header("X-Broker-API-Version", "2.13")
                .body("{}")
                .request(method, address)
                .then()
                .statusCode(401);
    }

    @ParameterizedTest
    @MethodSource("everyRoute")
    void the_version_is_demanded_before_the_request_is_read(String method, String address) {
        for (String version : new String[] {"", "2", "2.", "2.12", "1.17", "3.0", "2.17.1", "two"}) {
            credentials()
                    .header("X-Broker-API-Version", version)
                    .request(method, address)
                    .then()
                    .statusCode(412);
        }
        Response missing =
                credentials().contentType(ContentType.JSON).body("{}").request(method, address);

        missing.then().statusCode(412).contentType(ContentType.JSON);
        Golden.assertIs("no-version.json", missing);
    }

    @ParameterizedTest
    @MethodSource("everyRoute")
    void the_name_of_a_request_comes_back_whatever_the_answer(String method, String address) {
        for (RequestSpecification request : new RequestSpecification[] {platform(), credentials(), given()}) {
            request.header("X-Broker-API-Request-Identity", "OSB-Checker-42")
                    .request(method, address)
                    .then()
                    .header("X-Broker-API-Request-Identity", "OSB-Checker-42");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{ | broken-json.json",
                "[] | no-object.json",
                "{\"service_id\": \"$S\"} | plan-missing.json",
                "{} | service-missing.json",
            })
    void a_body_that_is_no_order_is_refused_with_a_reason(String body, String golden) {
        Response answer = platform().body(body.replace("$S", SERVICE)).put(instance(newId()));

        answer.then().statusCode(400).contentType(ContentType.JSON);
        Golden.assertIs(golden, answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"service_id", "plan_id", "organization_guid", "space_guid"})
    void what_an_order_must_name_may_be_neither_missing_nor_empty_nor_of_another_kind(String field) {
        String named = "\"" + field + "\": \"";
        for (String body : new String[] {
            order().replace(field, "x_" + field),
            order().replaceAll(named + "[^\"]+", named),
            order().replaceAll(named + "[^\"]+\"", "\"" + field + "\": null"),
            order().replaceAll(named + "[^\"]+\"", "\"" + field + "\": 7"),
            order().replaceAll(named + "[^\"]+\"", "\"" + field + "\": \"a\\\\u0000\"")
        }) {
            platform().body(body).put(instance(newId())).then().statusCode(400).body("error", equalTo("BadRequest"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {SERVICE_ID, PLAN_ID})
    void ids_that_the_catalog_does_not_have_are_refused(String field) {
        String instance = ordered();
        String unknown = "\"" + field + "\": \"xxxx-xxxx-xxxx-xxxx\"";
        String named = "\"" + field + "\": \"[^\"]+\"";

        platform()
                .body(order().replaceAll(named, unknown))
                .put(instance(newId()))
                .then()
                .statusCode(400);
        platform()
                .body(bindingOrder("").replaceAll(named, unknown))
                .put(binding(instance, newId()))
                .then()
                .statusCode(400);
        platform()
                .body(change(", \"plan_id\": \"" + STANDARD + "\"").replaceAll(named, unknown))
                .patch(instance(instance))
                .then()
                .statusCode(400);
    }

    private static final String SERVICE_ID = "service_id";
    private static final String PLAN_ID = "plan_id";

    @ParameterizedTest
    @ValueSource(
            strings = {
                ", \"maintenance_info\": {}",
                ", \"maintenance_info\": {\"version\": \"\"}",
                ", \"maintenance_info\": null",
                ", \"context\": {}",
                ", \"context\": null",
                ", \"parameters\": {}",
                ", \"parameters\": null",
                ", \"bind_resource\": {}",
                ", \"previous_values\": {\"maintenance_info\": {}}",
                ", \"something_new\": [1, {}]",
            })
    void empty_objects_and_unknown_fields_mean_nothing(String further) {
        String instance = newId();
        String binding = newId();

        platform().body(order(further)).put(instance(instance)).then().statusCode(201);
        platform().body(order()).put(instance(instance)).then().statusCode(200);
        platform()
                .body(change(further + ", \"plan_id\": \"\""))
                .patch(instance(instance))
                .then()
                .statusCode(200);
        platform().body(change(further)).patch(instance(instance)).then().statusCode(200);
        bind(instance, binding, further).then().statusCode(201);
        bind(instance, binding, "").then().statusCode(200);
    }

    @Test
    void maintenance_information_that_is_not_offered_is_a_conflict_and_nothing_is_made() {
        String id = newId();
        String wrong = ", \"maintenance_info\": {\"version\": \"Invalid\", \"description\": \"Should return 422\"}";

        Response answer = platform().body(order(wrong)).put(instance(id));

        answer.then().statusCode(422);
        Golden.assertIs("maintenance.json", answer);
        platform().delete(deletion(instance(id))).then().statusCode(410);
        platform().body(change(wrong)).patch(instance(ordered())).then().statusCode(422);
    }

    @Test
    void an_update_must_name_the_service() {
        String instance = ordered();

        platform()
                .body("{\"plan_id\": \"" + STANDARD + "\"}")
                .patch(instance(instance))
                .then()
                .statusCode(400);
        platform()
                .body("{\"service_id\": \"\"}")
                .patch(instance(instance))
                .then()
                .statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?service_id=s",
                "?plan_id=p",
                "?service_id&plan_id=p",
                "?service_id=s&plan_id",
                "?service_id=&plan_id=p",
                "?accepts_incomplete=true&service_id=s",
            })
    void an_incomplete_deletion_is_refused_before_an_instance_is_looked_for(String query) {
        platform().delete(instance(newId()) + query).then().statusCode(400).body("error", equalTo("BadRequest"));
        platform().delete(instance(ordered()) + query).then().statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?service_id=s", "?plan_id=p", "?service_id&plan_id=p", "?service_id=&plan_id=p"})
    void an_incomplete_deletion_is_refused_only_where_there_is_a_binding(String query) {
        String instance = ordered();
        String there = newId();
        String absent = newId();
        bind(instance, there, "").then().statusCode(201);

        platform().delete(binding(instance, absent) + query).then().statusCode(410);
        platform().delete(binding(instance, there) + query).then().statusCode(400);
        // One checker goes on to make the binding that it deleted like this.
        bind(instance, absent, "").then().statusCode(201);
    }

    @Test
    void a_binding_must_name_service_and_plan() {
        String instance = ordered();

        for (String body : new String[] {
            "{}",
            "{\"service_id\": \"" + SERVICE + "\"}",
            "{\"service_id\": \"" + SERVICE + "\", \"plan_id\": null}",
            "{\"plan_id\": \"" + STANDARD + "\"}",
            "{\"plan_id\": \"" + STANDARD + "\", \"service_id\": \"\"}"
        }) {
            platform().body(body).put(binding(instance, newId())).then().statusCode(400);
        }
    }

    @Test
    void a_content_type_without_a_body_and_a_body_where_none_belongs_are_ignored() {
        String instance = ordered();

        platform().contentType(ContentType.JSON).get(instance(instance)).then().statusCode(200);
        platform().body("{}").delete(deletion(instance(instance))).then().statusCode(200);
        String other = ordered();
        platform()
                .contentType(ContentType.JSON)
                .delete(deletion(instance(other)))
                .then()
                .statusCode(200);
        credentials()
                .header("X-Broker-API-Version", "2.14")
                .noContentType()
                .body(order().getBytes(StandardCharsets.UTF_8))
                .put(instance(newId()))
                .then()
                .statusCode(201);
    }

    @Test
    void what_the_broker_refuses_for_every_protocol_has_the_form_of_this_one() {
        Response answer = platform().post("/v2/catalog");

        answer.then().statusCode(405);
        Golden.assertIs("not-allowed.json", answer);
    }

    @Test
    void an_id_that_no_database_keeps_is_refused() {
        platform()
                .urlEncodingEnabled(false)
                .body(order())
                .put(instance("%00"))
                .then()
                .statusCode(400);
        platform().body(order()).put(instance("x".repeat(300))).then().statusCode(400);
    }

    @Test
    void credentials_of_another_marketplace_open_nothing_here() {
        given().auth()
                .preemptive()
                .basic("scalingo-vpn-ipsec", "test-password")
                .header("X-Broker-API-Version", "2.17")
                .get("/v2/catalog")
                .then()
                .statusCode(401)
                .contentType("application/json")
                .body("description", notNullValue());
        platform().get("/v2/catalog").then().body("services", notNullValue());
    }
}
