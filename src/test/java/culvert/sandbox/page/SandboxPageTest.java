package culvert.sandbox.page;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import com.github.tomakehurst.wiremock.WireMockServer;
import culvert.sandbox.ProviderStub;
import culvert.sandbox.SandboxProfile;
import culvert.sandbox.platform.Addons;
import culvert.sandbox.platform.App;
import culvert.sandbox.platform.Apps;
import culvert.sandbox.platform.Restarts;
import culvert.testsupport.PostgresForTests;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page as it comes over the wire, which is also what somebody without scripts sees. */
@QuarkusTest
@TestProfile(SandboxProfile.class)
@WithTestResource(PostgresForTests.class)
@WithTestResource(ProviderStub.class)
@SuppressWarnings("NullAway.Init")
class SandboxPageTest {

    WireMockServer provider;

    @Inject
    Apps apps;

    @Inject
    Addons addons;

    @Inject
    Restarts restarts;

    @BeforeEach
    void the_provider_agrees_to_everything() {
        provider.resetAll();
        provider.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(204)));
        provider.stubFor(post("/scalingo/resources").willReturn(jsonResponse("{\"id\":\"vpn-1\"}", 201)));
        await().until(() -> !restarts.isRestarting(app()));
    }

    @AfterEach
    void remove_all() {
        app().addons().forEach(addon -> addons.remove(app(), addon.id()));
        await().until(() -> !restarts.isRestarting(app()));
    }

    @Test
    void the_page_tells_what_runs_how_and_what_comes_next() {
        page().statusCode(200)
                .body(allOf(
                        containsString("<h2 id=\"app-title\">my-app</h2>"),
                        containsString("<strong>Stand-ins.</strong> This is a test. <em>No tunnels here.</em>"),
                        containsString("aria-current=\"step\""),
                        containsString("-----&gt; Starting VPN connection"),
                        containsString("hello &lt;world&gt;"),
                        containsString("tk-us-test"),
                        containsString("Order the add-on")));
    }

    @Test
    void an_order_leads_back_to_the_page_which_then_shows_the_add_on() {
        press("/addons", "vpn-ipsec-business").statusCode(303).header("Location", endsWith("/sandbox/apps/my-app"));
        page().body(containsString("Open dashboard"))
                .body(containsString("<h3>VPN IPsec <small>Business</small></h3>"))
                .body(containsString("<code>POST /scalingo/resources</code> <span class=\"ok\">201</span>"));
    }

    @Test
    void the_buttons_of_an_add_on_reach_its_provider() {
        String addon = ordered();
        press("/addons/" + addon + "/suspend", "").statusCode(303);
        page().body(containsString("<button class=\"quiet\">Resume</button>"));
        press("/addons/" + addon + "/resume", "").statusCode(303);
        press("/addons/" + addon + "/remove", "").statusCode(303);
        provider.verify(postRequestedFor(urlEqualTo("/scalingo/resources/vpn-1/suspend")));
        provider.verify(postRequestedFor(urlEqualTo("/scalingo/resources/vpn-1/resume")));
        page().body(containsString("Choose a plan"));
    }

    @Test
    void the_dashboard_is_opened_by_a_fresh_link() {
        given().redirects()
                .follow(false)
                .get("/sandbox/apps/my-app/addons/" + ordered() + "/dashboard")
                .then()
                .statusCode(303)
                .header("Cache-Control", Matchers.equalTo("no-store"))
                .header(
                        "Location",
                        matchesPattern(provider.baseUrl()
                                + "/sso/scalingo\\?id=vpn-1&timestamp=[0-9]{10}&token=[0-9a-f]{40}"));
    }

    @Test
    void the_add_on_is_ordered_by_the_protocol_that_was_chosen() {
        page().body(containsString("value=\"HEROKU\"")).body(containsString("Clever Cloud"));
        provider.stubFor(post("/heroku/resources").willReturn(jsonResponse("{\"id\":\"vpn-2\"}", 201)));

        given().redirects()
                .follow(false)
                .formParam("plan", "vpn-ipsec-standard")
                .formParam("protocol", "HEROKU")
                .post("/sandbox/apps/my-app/addons")
                .then()
                .statusCode(303);

        String uuid = app().addons().getLast().id().substring(3);
        provider.verify(postRequestedFor(urlEqualTo("/heroku/resources"))
                .withHeader("Accept", equalTo("application/vnd.heroku-addons+json; version=3"))
                .withRequestBody(matchingJsonPath("$.uuid", equalTo(uuid)))
                .withRequestBody(matchingJsonPath("$.oauth_grant.code")));
        page().body(containsString("by Heroku’s protocol")).body(not(containsString("/suspend")));
        given().get("/sandbox/apps/my-app/addons/ad-" + uuid + "/dashboard")
                .then()
                .statusCode(200)
                .header("Cache-Control", Matchers.equalTo("no-store"))
                .body(containsString("action=\"" + provider.baseUrl() + "/sso/heroku\""))
                .body(containsString("name=\"user_scoped_resource_token\""));
    }

    @Test
    void what_did_not_work_is_said_on_the_page() {
        provider.stubFor(
                post("/scalingo/resources").willReturn(jsonResponse("{\"message\":\"no <b>more</b> plans\"}", 422)));
        press("/addons", "vpn-ipsec-standard")
                .statusCode(409)
                .body(containsString("The add-on provider refused: no &lt;b&gt;more&lt;/b&gt; plans"));
        press("/addons/gone/remove", "").statusCode(409).body(containsString("There is no such addon any more."));
    }

    @Test
    void the_value_of_a_variable_is_not_on_the_page() {
        ordered();
        addons.publish(app(), new HashMap<>(Map.of("SCALINGO_VPNC_CONF", "IPSec secret geheim")));
        page().body(containsString("SCALINGO_VPNC_CONF"))
                .body(containsString("19 characters"))
                .body(not(containsString("geheim")));
    }

    @Test
    void a_page_of_somebody_else_cannot_press_the_buttons() {
        given().header("Sec-Fetch-Site", "cross-site")
                .post("/sandbox/apps/my-app/restart")
                .then()
                .statusCode(403);
    }

    @Test
    void what_a_page_shows_already_is_not_sent_again() {
        String live = page().extract().body().asString();
        String seen = live.replaceFirst("(?s).*live\\?seen=([0-9a-f]+).*", "$1");
        given().queryParam("seen", seen).get("/sandbox/apps/my-app/live").then().statusCode(204);
        given().queryParam("seen", "0")
                .get("/sandbox/apps/my-app/live")
                .then()
                .statusCode(200)
                .body(not(containsString("<html")));
        given().queryParam("after", Long.MAX_VALUE)
                .get("/sandbox/apps/my-app/log")
                .then()
                .statusCode(204);
    }

    private App app() {
        return apps.find(Apps.FIRST_APP);
    }

    private String ordered() {
        press("/addons", "vpn-ipsec-standard").statusCode(303);
        return app().addons().getLast().id();
    }

    private static ValidatableResponse page() {
        return given().get("/sandbox").then();
    }

    private static ValidatableResponse press(String button, String plan) {
        return given().redirects()
                .follow(false)
                .header("Sec-Fetch-Site", "same-origin")
                .formParam("plan", plan)
                .post("/sandbox/apps/my-app" + button)
                .then();
    }
}
