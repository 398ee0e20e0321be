package culvert.sandbox.api;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.BasicCredentials;
import culvert.sandbox.InMemoryContainers;
import culvert.sandbox.ProviderStub;
import culvert.sandbox.SandboxProfile;
import culvert.testsupport.PostgresForTests;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From the order to the removal, with the provider a stub that answers as this sheet of its API says. */
@QuarkusTest
@TestProfile(SandboxProfile.class)
@WithTestResource(PostgresForTests.class)
@WithTestResource(ProviderStub.class)
@SuppressWarnings("NullAway.Init")
class AddonApiTest {

    private static final String ADDONS = "/v1/apps/my-app/addons";
    private static final BasicCredentials CREDENTIALS = new BasicCredentials("scalingo-vpn-ipsec", "test-password");

    WireMockServer provider;

    @Inject
    InMemoryContainers containers;

    @BeforeEach
    void the_provider_agrees_to_everything() {
        provider.resetAll();
        provider.stubFor(post("/scalingo/resources")
                .willReturn(jsonResponse("{\"id\":\"vpn-1\",\"config\":{},\"message\":\"Paste it\"}", 201)));
        provider.stubFor(put("/scalingo/resources/vpn-1").willReturn(okJson("{\"message\":\"Changed\"}")));
        provider.stubFor(
                delete("/scalingo/resources/vpn-1").willReturn(aResponse().withStatus(204)));
        provider.stubFor(
                post("/scalingo/resources/vpn-1/suspend").willReturn(aResponse().withStatus(204)));
        provider.stubFor(
                post("/scalingo/resources/vpn-1/resume").willReturn(aResponse().withStatus(204)));
        await().until(() ->
                "running".equals(ApiCaller.user().get("/v1/apps/my-app").<String>path("app.status")));
    }

    @AfterEach
    void remove_all() {
        provider.resetAll();
        provider.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(204)));
        List<String> ids = ApiCaller.user().get(ADDONS).path("addons.id");
        ids.forEach(id -> ApiCaller.user().delete(ADDONS + "/" + id).then().statusCode(204));
    }

    @Test
    void the_offer_is_that_of_the_manifest_and_needs_no_token() {
        given().get("/v1/addon_providers/scalingo-vpn-ipsec/plans?show_all=false")
                .then()
                .statusCode(200)
                .body("plans.name", equalTo(List.of("vpn-ipsec-standard", "vpn-ipsec-business")))
                .body("plans[0].display_name", equalTo("Standard"));
        given().get("/v1/addon_providers").then().body("addon_providers.id", equalTo(List.of("scalingo-vpn-ipsec")));
    }

    @Test
    void an_order_goes_to_the_provider_and_its_answer_to_the_customer() {
        String id = order("vpn-ipsec-standard")
                .statusCode(201)
                .body("addon.id", matchesPattern("ad-[0-9a-f-]{36}"))
                .body("addon.resource_id", equalTo("vpn-1"))
                .body("addon.status", equalTo("running"))
                .body("addon.plan.name", equalTo("vpn-ipsec-standard"))
                .body("addon.addon_provider.id", equalTo("scalingo-vpn-ipsec"))
                .body("message", equalTo("Paste it"))
                .body("variables", hasSize(0))
                .extract()
                .path("addon.id");
        provider.verify(postRequestedFor(urlEqualTo("/scalingo/resources"))
                .withBasicAuth(CREDENTIALS)
                .withRequestBody(equalToJson("""
                        {"plan":"vpn-ipsec-standard","app_id":"%s","uuid":"%s","options":{}}""".formatted(providerAppId(), id))));
        ApiCaller.user().get(ADDONS).then().body("addons.id", equalTo(List.of(id)));
    }

    @Test
    void a_plan_change_is_a_PUT_a_removal_a_DELETE() {
        String id = ordered();
        ApiCaller.user()
                .body(Map.of("addon", Map.of("plan_id", planId("vpn-ipsec-business"))))
                .patch(ADDONS + "/" + id)
                .then()
                .statusCode(200)
                .body("addon.plan.name", equalTo("vpn-ipsec-business"))
                .body("message", equalTo("Changed"));
        provider.verify(putRequestedFor(urlEqualTo("/scalingo/resources/vpn-1"))
                .withRequestBody(equalToJson("{\"plan\":\"vpn-ipsec-business\",\"options\":{}}")));

        ApiCaller.user().delete(ADDONS + "/" + id).then().statusCode(204).body(equalTo(""));
        provider.verify(
                deleteRequestedFor(urlEqualTo("/scalingo/resources/vpn-1")).withBasicAuth(CREDENTIALS));
        ApiCaller.user()
                .delete(ADDONS + "/" + id)
                .then()
                .statusCode(404)
                .body(equalTo("{\"resource\":\"addon\",\"error\":\"not found\"}"));
    }

    @Test
    void the_operator_suspends_and_resumes() {
        String id = ordered();
        ApiCaller.user().post(ADDONS + "/" + id + "/suspend").then().body("addon.status", equalTo("suspended"));
        ApiCaller.user().post(ADDONS + "/" + id + "/resume").then().body("addon.status", equalTo("running"));
    }

    @Test
    void the_link_to_the_dashboard_is_signed() {
        String id = ordered();
        String pattern = provider.baseUrl() + "/sso/scalingo\\?id=vpn-1&timestamp=[0-9]{10}&token=[0-9a-f]{40}";
        ApiCaller.user().get(ADDONS + "/" + id + "/sso").then().body("addon.sso_url", matchesPattern(pattern));
        ApiCaller.user().post(ADDONS + "/" + id + "/sso").then().body("addon.sso_url", matchesPattern(pattern));
    }

    @Test
    void what_the_provider_says_against_an_order_reaches_the_customer() {
        provider.stubFor(post("/scalingo/resources")
                .willReturn(jsonResponse("{\"error\":\"no\",\"message\":\"not in this region\"}", 422)));
        order("vpn-ipsec-standard").statusCode(422).body(equalTo("{\"errors\":{\"addon\":[\"not in this region\"]}}"));

        provider.stubFor(post("/scalingo/resources").willReturn(aResponse().withStatus(500)));
        order("vpn-ipsec-standard").statusCode(503).body(equalTo("{\"error\":\"The add-on provider answered 500\"}"));
        ApiCaller.user().get(ADDONS).then().body("addons", hasSize(0));
    }

    @Test
    void the_provider_publishes_and_the_app_restarts_with_the_new_environment() {
        ordered();
        String path = "/v1/provider/apps/" + providerAppId().replace("@", "%40");
        int before = containers.started.size();

        publish(path, "{\"config\":{\"SCALINGO_VPNC_CONF\":\"IPSec gateway a\\nb\"}}")
                .statusCode(200)
                .body("app.id", equalTo(providerAppId()))
                .body("app.name", equalTo("my-app"))
                .body("app.plan", equalTo("vpn-ipsec-standard"))
                .body("app.config", equalTo(Map.of("SCALINGO_VPNC_CONF", "IPSec gateway a\nb")));
        await().until(() -> containers.started.size() == before + 1);
        assertThat(containers.started.getLast())
                .containsEntry("SCALINGO_VPNC_CONF", "IPSec gateway a\nb")
                .containsEntry("CONTAINER", "web-1");

        publish(path, "{\"config\":{\"SCALINGO_VPNC_CONF\":\"IPSec gateway a\\nb\"}}")
                .statusCode(200);
        ApiCaller.provider()
                .urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(200)
                .body("app.config.SCALINGO_VPNC_CONF", equalTo("IPSec gateway a\nb"));
        assertThat(containers.started).hasSize(before + 1);
    }

    @Test
    void the_provider_is_kept_to_its_manifest_and_its_customers() {
        String path = "/v1/provider/apps/" + providerAppId().replace("@", "%40");
        publish(path, "{\"config\":{\"SCALINGO_VPNC_CONF\":\"x\"}}")
                .statusCode(404)
                .body(equalTo("{\"resource\":\"app\",\"error\":\"not found\"}"));
        ordered();
        publish(path, "{\"config\":{\"LD_PRELOAD\":\"x\"}}")
                .statusCode(422)
                .body(equalTo("{\"errors\":{\"config\":[\"LD_PRELOAD is not a variable of this add-on\"]}}"));
        publish(path, "{}").statusCode(400).body(equalTo("{\"error\":\"missing parameter: config\"}"));
        ApiCaller.user().get(path).then().statusCode(401).body(equalTo("{\"error\":\"Unauthorized\"}"));
        ApiCaller.provider()
                .get("/v1/provider/apps")
                .then()
                .body("apps[0].app_id", equalTo(providerAppId()))
                .body("meta.pagination.total_count", equalTo(1));
    }

    private static ValidatableResponse publish(String path, String body) {
        return ApiCaller.provider()
                .urlEncodingEnabled(false)
                .body(body)
                .patch(path)
                .then();
    }

    private static ValidatableResponse order(String plan) {
        return ApiCaller.user()
                .body(Map.of("addon", Map.of("addon_provider_id", "scalingo-vpn-ipsec", "plan_id", planId(plan))))
                .post(ADDONS)
                .then();
    }

    private static String ordered() {
        return order("vpn-ipsec-standard").statusCode(201).extract().path("addon.id");
    }

    private static String planId(String name) {
        return given().get("/v1/addon_providers/scalingo-vpn-ipsec/plans")
                .path("plans.find { it.name == '" + name + "' }.id");
    }

    private static String providerAppId() {
        return ApiCaller.user().get("/v1/apps/my-app").path("app.id") + "@sandbox";
    }
}
