package culvert.sandbox.api;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;

import culvert.sandbox.ProviderStub;
import culvert.sandbox.SandboxProfile;
import culvert.testsupport.PostgresForTests;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(SandboxProfile.class)
@WithTestResource(PostgresForTests.class)
@WithTestResource(ProviderStub.class)
class AppApiTest {

    @BeforeEach
    void wait_for_the_first_app() {
        await().until(() -> status().equals("running"));
    }

    @Test
    void an_app_is_shown_by_name_with_its_own_address() {
        ApiCaller.user()
                .get("/v1/apps/my-app")
                .then()
                .statusCode(200)
                .body("app.id", matchesPattern("[0-9a-f]{24}"))
                .body("app.url", matchesPattern("http://localhost:[0-9]+"))
                .body("app.region", equalTo("sandbox"))
                .body("app.owner.email", equalTo("sandbox@localhost"));
        String url = ApiCaller.user().get("/v1/apps/my-app").path("app.url");
        given().get(url + "/").then().statusCode(200).body(equalTo("hello <world>"));
    }

    @Test
    void what_does_not_exist_is_named() {
        ApiCaller.user()
                .get("/v1/apps/nope")
                .then()
                .statusCode(404)
                .body(equalTo("{\"resource\":\"app\",\"error\":\"not found\"}"));
        ApiCaller.user()
                .get("/v1/apps/my-app/operations/nope")
                .then()
                .statusCode(404)
                .body(equalTo("{\"resource\":\"operation\",\"error\":\"not found\"}"));
    }

    @Test
    void a_bad_name_and_a_bad_body_are_told_apart() {
        ApiCaller.user()
                .body("{\"app\":{\"name\":\"Not A Name\"}}")
                .post("/v1/apps")
                .then()
                .statusCode(422)
                .body(equalTo("{\"errors\":{\"name\":[\"is invalid\"]}}"));
        ApiCaller.user()
                .body("{\"app\":")
                .post("/v1/apps")
                .then()
                .statusCode(400)
                .body(equalTo("{\"error\":\"the body is not JSON\"}"));
        ApiCaller.user()
                .body("{}")
                .post("/v1/apps")
                .then()
                .statusCode(400)
                .body(equalTo("{\"error\":\"missing parameter: name\"}"));
    }

    @Test
    void a_restart_is_accepted_and_followed_at_its_location() {
        String location = ApiCaller.user()
                .body("{\"scope\":null}")
                .post("/v1/apps/my-app/restart")
                .then()
                .statusCode(202)
                .body(equalTo(""))
                .header("Location", notNullValue())
                .extract()
                .header("Location");
        String path = URI.create(location).getPath();
        await().untilAsserted(() -> ApiCaller.user()
                .get(path)
                .then()
                .statusCode(200)
                .body("operation.status", equalTo("done"))
                .body("operation.finished_at", notNullValue()));
    }

    @Test
    void containers_and_their_kinds_are_listed() {
        ApiCaller.user()
                .get("/v1/apps/my-app/ps")
                .then()
                .statusCode(200)
                .body("containers", hasSize(1))
                .body("containers[0].label", equalTo("web-1"))
                .body("containers[0].state", equalTo("running"))
                .body("containers[0].container_size.human_name", equalTo("Small"));
        ApiCaller.user().get("/v1/apps/my-app/containers").then().body("containers[0].name", equalTo("web"));
    }

    @Test
    void the_log_is_read_with_the_permission_in_its_address() {
        String address = ApiCaller.user().get("/v1/apps/my-app/logs").path("logs_url");
        given().header("Accept", "application/json")
                .queryParam("n", 1)
                .get(address)
                .then()
                .statusCode(200)
                .contentType("text/plain")
                .body(
                        matchesPattern(
                                "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{9} \\+0000 UTC \\[web-1] -----> Starting VPN connection\n"));
        given().queryParam("filter", "worker|clock").get(address).then().statusCode(204);
        given().get(URI.create(address).getPath()).then().statusCode(401);
    }

    private static String status() {
        return ApiCaller.user().get("/v1/apps/my-app").path("app.status");
    }
}
