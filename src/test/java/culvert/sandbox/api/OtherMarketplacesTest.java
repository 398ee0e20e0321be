package culvert.sandbox.api;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import culvert.sandbox.ProviderStub;
import culvert.sandbox.SandboxProfile;
import culvert.sandbox.platform.Addons;
import culvert.sandbox.platform.App;
import culvert.sandbox.platform.Apps;
import culvert.sandbox.platform.Protocol;
import culvert.sandbox.platform.Restarts;
import culvert.sandbox.provider.HerokuGrant;
import culvert.testsupport.PostgresForTests;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a provider may ask of this platform by the protocols of Heroku, Clever Cloud and Cloud Foundry. */
@QuarkusTest
@TestProfile(SandboxProfile.class)
@WithTestResource(PostgresForTests.class)
@WithTestResource(ProviderStub.class)
@SuppressWarnings("NullAway.Init")
class OtherMarketplacesTest {

    WireMockServer provider;

    @Inject
    Apps apps;

    @Inject
    Addons addons;

    @Inject
    Restarts restarts;

    @Inject
    HerokuGrant grant;

    @BeforeEach
    void the_provider_agrees_to_everything() {
        provider.resetAll();
        provider.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(204)));
        for (String protocol : new String[] {"heroku", "clever"}) {
            provider.stubFor(post("/" + protocol + "/resources").willReturn(jsonResponse("{\"id\":\"vpn-1\"}", 201)));
        }
        provider.stubFor(get("/v2/catalog").willReturn(okJson("""
                {"services": [{"id": "service-1", "plans": [{"id": "plan-1", "name": "vpn-ipsec-standard"}]}]}
                """)));
        await().until(() -> !restarts.isRestarting(app()));
    }

    @AfterEach
    void remove_all() {
        app().addons().forEach(addon -> addons.remove(app(), addon.id()));
        await().until(() -> !restarts.isRestarting(app()));
    }

    @Test
    void by_herokus_a_grant_becomes_a_token_that_sets_variables_of_its_own_add_on() {
        String uuid = HerokuGrant.uuid(order(Protocol.HEROKU));
        String token = given().formParam("grant_type", "authorization_code")
                .formParam("code", grant.code(uuid))
                .formParam("client_secret", "heroku-client-secret")
                .post("/oauth/token")
                .then()
                .statusCode(200)
                .body("token_type", equalTo("Bearer"))
                .extract()
                .path("access_token");

        given().auth()
                .oauth2(token)
                .contentType("application/json")
                .accept("application/vnd.heroku+json; version=3")
                .body("{\"config\": [{\"name\": \"SCALINGO_VPNC_CONF\", \"value\": \"x\"}]}")
                .patch("/addons/" + uuid + "/config")
                .then()
                .statusCode(200);

        assertThat(app().environment()).isEqualTo(Map.of("SCALINGO_VPNC_CONF", "x"));
        given().auth().oauth2("other").get("/addons/" + uuid + "/config").then().statusCode(401);
        given().auth().oauth2(token).get("/addons/" + uuid + "/config").then().statusCode(200);
        given().formParam("code", grant.code(uuid))
                .formParam("client_secret", "wrong")
                .post("/oauth/token")
                .then()
                .statusCode(401);
    }

    @Test
    void by_clever_clouds_the_credentials_of_the_manifest_set_them() {
        String addon = order(Protocol.CLEVER);
        String address = "/clever-cloud/vendor/apps/" + addon;

        given().auth()
                .preemptive()
                .basic("scalingo-vpnc", "clever-password")
                .contentType("application/json")
                .body("{\"config\": {\"SCALINGO_VPNC_CONF\": \"y\"}}")
                .put(address)
                .then()
                .statusCode(200)
                .body("config.SCALINGO_VPNC_CONF", equalTo("y"));

        assertThat(app().environment()).isEqualTo(Map.of("SCALINGO_VPNC_CONF", "y"));
        given().auth()
                .preemptive()
                .basic("scalingo-vpnc", "wrong")
                .get(address)
                .then()
                .statusCode(401);
        given().auth()
                .preemptive()
                .basic("scalingo-vpnc", "clever-password")
                .get("/clever-cloud/vendor/apps/nobody")
                .then()
                .statusCode(404);
    }

    @Test
    void by_cloud_foundrys_an_order_binds_the_app_and_a_client_of_the_uaa_sets_variables_and_restarts() {
        String addon = order(Protocol.CLOUDFOUNDRY);
        provider.verify(
                1,
                putRequestedFor(urlEqualTo("/v2/service_instances/" + addon))
                        .withHeader("X-Broker-API-Version", WireMock.equalTo("2.17"))
                        .withRequestBody(matchingJsonPath("$.context.platform", WireMock.equalTo("cloudfoundry"))));
        provider.verify(
                1,
                putRequestedFor(urlPathMatching("/v2/service_instances/" + addon + "/service_bindings/.+"))
                        .withRequestBody(
                                matchingJsonPath("$.bind_resource.app_guid", WireMock.equalTo(app().providerAppId()))));
        String uaa =
                given().get("/cloudfoundry/").then().statusCode(200).extract().path("links.uaa.href");
        String token = given().auth()
                .preemptive()
                .basic("culvert", "client-secret")
                .formParam("grant_type", "client_credentials")
                .post(uaa + "/oauth/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
        String address = "/cloudfoundry/v3/apps/" + app().providerAppId();

        given().auth()
                .oauth2(token)
                .contentType("application/json")
                .body("{\"var\": {\"SCALINGO_VPNC_CONF\": \"z\"}}")
                .patch(address + "/environment_variables")
                .then()
                .statusCode(200)
                .body("var.SCALINGO_VPNC_CONF", equalTo("z"));
        assertThat(restarts.isRestarting(app())).isFalse();
        given().auth().oauth2(token).get(address).then().statusCode(200).body("state", equalTo("STARTED"));
        given().auth().oauth2(token).post(address + "/actions/restart").then().statusCode(200);

        assertThat(app().environment()).isEqualTo(Map.of("SCALINGO_VPNC_CONF", "z"));
        addons.remove(app(), addon);
        // As on the real platform, which knows nothing of who set it.
        assertThat(app().environment()).isEqualTo(Map.of("SCALINGO_VPNC_CONF", "z"));
        given().auth()
                .oauth2(token)
                .contentType("application/json")
                .body("{\"var\": {\"SCALINGO_VPNC_CONF\": null}}")
                .patch(address + "/environment_variables")
                .then()
                .statusCode(200);
        assertThat(app().environment()).isEmpty();
        given().auth().oauth2("other").get(address).then().statusCode(401);
        given().auth()
                .preemptive()
                .basic("culvert", "wrong")
                .formParam("grant_type", "client_credentials")
                .post(uaa + "/oauth/token")
                .then()
                .statusCode(401);
    }

    private String order(Protocol protocol) {
        return addons.order(app(), protocol, "vpn-ipsec-standard").addon().id();
    }

    private App app() {
        return apps.find(Apps.FIRST_APP);
    }
}
