package culvert.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import culvert.audit.Act;
import culvert.audit.AuditEntry;
import culvert.audit.AuditTrail;
import culvert.resources.AppId;
import culvert.resources.Order;
import culvert.resources.PlatformName;
import culvert.resources.ResourceId;
import culvert.resources.ResourceService;
import culvert.testsupport.PostgresForTests;
import culvert.testsupport.ScalingoForTests;
import culvert.testsupport.ScalingoStub;
import culvert.testsupport.Supervisors;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresForTests.class)
@WithTestResource(ScalingoForTests.class)
@SuppressWarnings("NullAway.Init")
final class ResourceApiTest {

    private static final String GOOD = """
            IPSec gateway vpn.example.net
            IPSec ID staff
            IPSec secret 7hK-pq2.Lm9x_Zt4Wb8
            Xauth username ada
            Xauth password s3cond-Passw0rd
            IKE DH Group dh14
            """;

    @Inject
    ResourceService resources;

    @Inject
    ApiTokens tokens;

    @Inject
    Supervisors supervisors;

    @Inject
    AuditTrail trail;

    @ConfigProperty(name = "test.url")
    URI broker;

    @ConfigProperty(name = "CULVERT_SCALINGO_API_URL")
    URI scalingo;

    private ResourceId resource;
    private String token;

    @BeforeEach
    void order() {
        new ScalingoStub(scalingo).works();
        resource = provision();
        token = tokens.make(resource, "deploy script").orElseThrow();
    }

    @Test
    void a_config_is_saved_read_with_hidden_secrets_and_changed_without_knowing_them() {
        put(Map.of("conf", GOOD))
                .then()
                .statusCode(200)
                .body("version", equalTo(1))
                .body("saved", equalTo(true));
        String masked = get("config")
                .then()
                .statusCode(200)
                .body("version", equalTo(1))
                .body("conf", not(containsString("s3cond-Passw0rd")))
                .extract()
                .path("conf");

        put(Map.of("conf", masked.replace("ada", "grace"), "basedOn", 1)).then().statusCode(200);

        assertThat(resources.configText(resource, 2)).contains(GOOD.replace("ada", "grace"));
        assertThat(trail.newestFirst(resource, Long.MAX_VALUE, 10))
                .filteredOn(entry -> entry.act().equals(Act.SAVED.word()))
                .extracting(AuditEntry::kind, AuditEntry::actor)
                .containsExactly(tuple("token", "deploy script"), tuple("token", "deploy script"));
    }

    @Test
    void what_may_not_be_published_is_refused_with_every_finding() {
        put(Map.of("conf", GOOD + "Script /tmp/x\n"))
                .then()
                .statusCode(422)
                .body("findings", hasSize(1))
                .body("findings[0].line", equalTo(7))
                .body("findings[0].severity", equalTo("error"));
        assertThat(resources.find(resource).newestVersion()).isZero();
    }

    @Test
    void a_change_on_a_stale_version_is_a_conflict() {
        put(Map.of("conf", GOOD));

        put(Map.of("conf", GOOD.replace("ada", "grace"), "basedOn", 0))
                .then()
                .statusCode(409)
                .body("error", startsWith("nothing was saved: version 1"));
    }

    @Test
    void a_body_of_another_form_is_refused() {
        for (String body : new String[] {"", "[]", "{", "{\"conf\": 1}", "{\"conf\": \"x\", \"basedOn\": \"1\"}"}) {
            with(token)
                    .contentType("application/json")
                    .body(body)
                    .put("/api/v1/resources/" + resource + "/config")
                    .then()
                    .statusCode(400);
        }
    }

    @Test
    void status_and_versions_say_what_the_dashboard_says() {
        put(Map.of("conf", GOOD));
        get("status").then().body("state", equalTo("not known")).body("heard", equalTo(false));
        supervisors.start(broker, resource, 1, "web-1").connected("10.92.0.1").probe(3.5);
        supervisors
                .start(broker, resource, 1, "web-2")
                .failed("credentials-refused", "user name or password refused", "");

        get("status")
                .then()
                .body("state", equalTo("partly connected"))
                .body("containers.name", contains("web-1", "web-2"))
                .body("containers[0].address", equalTo("10.92.0.1"))
                .body("containers[0].roundTripMilliseconds", equalTo(3.5f))
                .body("containers[1].cause", equalTo("credentials-refused"));
        get("versions")
                .then()
                .body("version", contains(1))
                .body("[0].author", equalTo("API"))
                .body("[0].connected", equalTo(true));
    }

    @Test
    void a_token_opens_its_own_resource_only_and_only_until_it_is_revoked_or_the_resource_ends() {
        ResourceId other = provision();
        with(token).get("/api/v1/resources/" + other + "/status").then().statusCode(404);
        given().get("/api/v1/resources/" + resource + "/status").then().statusCode(401);
        with("x.y.z").get("/api/v1/resources/" + resource + "/status").then().statusCode(401);

        String second = tokens.make(resource, "second").orElseThrow();
        tokens.revoke(
                resource,
                tokens.list(resource).stream()
                        .filter(each -> each.name().equals("deploy script"))
                        .findFirst()
                        .orElseThrow()
                        .id());
        get("status").then().statusCode(401);
        with(second).get("/api/v1/resources/" + resource + "/status").then().statusCode(200);
        resources.deprovision(resource);
        with(second).get("/api/v1/resources/" + resource + "/status").then().statusCode(401);
    }

    @Test
    void nobody_can_revoke_a_token_of_somebody_else() {
        tokens.revoke(provision(), tokens.list(resource).getFirst().id());

        get("status").then().statusCode(200);
    }

    @Test
    void it_is_described_for_programs() {
        given().get("/q/openapi")
                .then()
                .statusCode(200)
                .body(containsString("/api/v1/resources/{id}/status"))
                .body(containsString("partly connected"))
                .body(not(containsString("/dashboard/{id}/live")));
    }

    private ResourceId provision() {
        AppId app = new AppId("app-" + UUID.randomUUID());
        return resources
                .provision(new Order(PlatformName.SCALINGO, Optional.empty(), app, "vpn-ipsec-standard"))
                .resource()
                .id();
    }

    private Response get(String what) {
        return with(token).get("/api/v1/resources/" + resource + "/" + what);
    }

    private Response put(Map<String, Object> body) {
        return with(token).contentType("application/json").body(body).put("/api/v1/resources/" + resource + "/config");
    }

    private static RequestSpecification with(String token) {
        return given().header("Authorization", "Bearer " + token);
    }
}
