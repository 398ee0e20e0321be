package culvert.platforms.heroku;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import culvert.jobs.JobQueue;
import culvert.platforms.Platform;
import culvert.platforms.PlatformFailure;
import culvert.platforms.Platforms;
import culvert.resources.AppId;
import culvert.resources.Order;
import culvert.resources.PlatformName;
import culvert.resources.ResourceId;
import culvert.resources.ResourceService;
import culvert.security.Secret;
import culvert.settings.SettingsReader;
import culvert.testsupport.GoldenRequests;
import culvert.testsupport.PlatformsStub;
import culvert.testsupport.PostgresForTests;
import culvert.testsupport.ScalingoForTests;
import culvert.testsupport.SettableClock;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of the grant of an order, against a stub of Heroku's identity service and Platform API. */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
@WithTestResource(ScalingoForTests.class)
@SuppressWarnings("NullAway.Init")
final class HerokuGrantTest {

    private static final Map<String, String> CONF = Map.of("SCALINGO_VPNC_CONF", "x");

    @Inject
    Platforms platforms;

    @Inject
    ResourceService resources;

    @Inject
    HerokuGrants grants;

    @Inject
    HerokuAddons addons;

    @Inject
    HerokuConnection connection;

    @Inject
    EntityManager database;

    @Inject
    JobQueue jobs;

    @Inject
    SettableClock clock;

    @ConfigProperty(name = "CULVERT_HEROKU_API_URL")
    URI platform;

    private String uuid;
    private AppId addon;
    private PlatformsStub stub;

    @BeforeEach
    void platformWorks() {
        uuid = UUID.randomUUID().toString();
        addon = new AppId(uuid);
        stub = new PlatformsStub(platform);
        stub.works();
    }

    @AfterEach
    void backToRealTime() {
        clock.reset();
    }

    @Test
    void the_code_is_exchanged_at_once_and_only_once() {
        order("the code+1").then().statusCode(201);
        awaitTokens();
        order("another code").then().statusCode(201);

        heroku().publish(addon, CONF);

        GoldenRequests.assertSent(stub.received("POST", "/oauth/token"), "heroku/requests/exchange.json");
        assertThat(published()).containsExactly("Bearer access-1");
    }

    @Test
    void a_token_that_ran_out_is_refreshed() {
        order("code");
        awaitTokens();
        heroku().publish(addon, CONF);
        clock.advance(Duration.ofHours(8));
        stub.givesTokens("2");

        heroku().publish(addon, CONF);

        GoldenRequests.assertSent(
                List.of(stub.received("POST", "/oauth/token").getLast()), "heroku/requests/refresh.json");
        assertThat(published()).containsExactly("Bearer access-1", "Bearer access-2");
    }

    @Test
    void a_token_that_was_revoked_is_refreshed_for_the_next_attempt() {
        order("code");
        awaitTokens();
        stub.fails("/addons/.+/config", 401);
        assertThatThrownBy(() -> heroku().publish(addon, CONF)).isInstanceOf(PlatformFailure.CredentialsRefused.class);
        stub.works();
        stub.givesTokens("2");

        heroku().publish(addon, CONF);

        assertThat(published()).containsExactly("Bearer access-2");
    }

    @Test
    void a_code_that_is_refused_is_a_failure_with_that_name() {
        stub.exchanges(aResponse().withStatus(400).withBody("{\"error\": \"invalid_grant\"}"));
        order("stale code");

        assertThatThrownBy(() -> heroku().publish(addon, CONF)).isInstanceOf(PlatformFailure.CredentialsRefused.class);
    }

    @Test
    void an_order_repeated_with_a_new_code_mends_that() {
        stub.exchanges(aResponse().withStatus(400).withBody("{\"error\": \"invalid_grant\"}"));
        order("stale code");
        await().until(() -> !exchanges().isEmpty());
        stub.works();
        order("fresh code");

        heroku().publish(addon, CONF);

        assertThat(published()).containsExactly("Bearer access-1");
    }

    @Test
    void secrets_rest_sealed_and_are_gone_with_the_resource() {
        Response answer = order("the code");
        awaitTokens();

        List<?> row = database.createNativeQuery(
                        "select access_token, refresh_token, webhook_secret from heroku_addon where uuid = :uuid")
                .setParameter("uuid", uuid)
                .getResultList();
        for (Object column : (Object[]) row.getFirst()) {
            assertThat(new String((byte[]) column, StandardCharsets.ISO_8859_1))
                    .doesNotContain("access-1", "refresh-1");
        }
        resources.deprovision(new ResourceId(answer.jsonPath().getString("id")));
        assertThat(addons.known(uuid)).isEmpty();
    }

    @Test
    void an_order_answered_with_202_ends_with_a_call_of_ours() {
        stub.fails("/oauth/token", 503);
        QuarkusTransaction.requiringNew().run(() -> grants.keep(uuid, provisioned(), Secret.of("code"), true));

        order("code").then().statusCode(202);
        stub.givesTokens("1");
        // Whenever the failed try ended: the next one is due 10 s later, as the clock shows it.
        await().until(() -> {
            pass(Duration.ofSeconds(20));
            return !addons.known(uuid).orElseThrow().awaited();
        });

        GoldenRequests.assertSent(
                stub.received("POST", "/addons/" + uuid + "/actions/provision"),
                "heroku/requests/provisioned.json",
                uuid,
                "UUID");
        order("code").then().statusCode(201);
    }

    @Test
    void webhooks_are_subscribed_to_once_in_the_documented_form() {
        ResourceId resource = new ResourceId(order("code").jsonPath().getString("id"));
        var variables = Map.of(
                "CULVERT_PUBLIC_URL", "https://vpn.example",
                "CULVERT_HEROKU_PASSWORD", "pw",
                "CULVERT_HEROKU_SSO_SALT", "salt");
        Welcome welcome = new Welcome(
                connection,
                addons,
                resources,
                clock,
                SettingsReader.read(name -> Optional.ofNullable(variables.get(name))));

        welcome.complete(uuid);
        welcome.complete(uuid);

        String secret = addons.of(resource).orElseThrow().webhookSecret().reveal();
        GoldenRequests.assertSent(
                stub.received("POST", "/addons/" + uuid + "/webhooks"),
                "heroku/requests/webhook.json",
                uuid,
                "UUID",
                secret,
                "SECRET",
                resource.value(),
                "vpn-xxxxxxxxxxxxxxxx");
    }

    @Test
    void a_webhook_is_heard_only_when_it_is_signed() {
        ResourceId resource = new ResourceId(order("code").jsonPath().getString("id"));
        String body = "{\"resource\": \"release\", \"action\": \"create\", \"data\": {}}";

        assertThat(webhook(resource, body, "bm90IHNpZ25lZA==")).isEqualTo(401);
        assertThat(webhook(new ResourceId("vpn-nobody"), body, sign(resource, body)))
                .isEqualTo(401);
        assertThat(webhook(resource, body + " ", sign(resource, body))).isEqualTo(401);
        assertThat(webhook(resource, body, sign(resource, body))).isEqualTo(204);
        given().body(body).post("/heroku/webhooks/" + resource).then().statusCode(401);
    }

    @Test
    void an_add_on_that_was_removed_is_deprovisioned_however_often_we_are_told() {
        ResourceId resource = new ResourceId(order("code").jsonPath().getString("id"));
        String body = "{\"resource\": \"addon\", \"action\": \"destroy\", \"data\": {\"id\": \"%s\"}}".formatted(uuid);
        String signature = sign(resource, body);

        assertThat(webhook(resource, body, signature)).isEqualTo(204);
        assertThat(resources.find(resource).deprovisionedAt()).isPresent();
        // The secret is gone with the add-on: whoever comes later is nobody we know.
        assertThat(webhook(resource, body, signature)).isEqualTo(401);
    }

    @Test
    void that_another_add_on_of_the_app_was_removed_does_not_concern_us() {
        ResourceId resource = new ResourceId(order("code").jsonPath().getString("id"));
        for (String data : List.of("{\"id\": \"%s\"}".formatted(UUID.randomUUID()), "{}", "{\"id\": 7}")) {
            String body = "{\"resource\": \"addon\", \"action\": \"destroy\", \"data\": %s}".formatted(data);

            assertThat(webhook(resource, body, sign(resource, body))).isEqualTo(204);
            assertThat(resources.find(resource).deprovisionedAt()).isEmpty();
        }
    }

    @Test
    void a_signed_body_that_is_no_event_is_a_bad_request() {
        ResourceId resource = new ResourceId(order("code").jsonPath().getString("id"));
        for (String body : List.of("{}", "{", "[]", "{\"resource\": \"addon\"}", "{\"resource\": 1, \"action\": 2}")) {
            assertThat(webhook(resource, body, sign(resource, body))).isEqualTo(400);
        }
    }

    @Test
    void a_refresh_that_brings_no_new_refresh_token_keeps_the_old_one() {
        order("code");
        awaitTokens();
        for (String name : List.of("2", "3")) {
            clock.advance(Duration.ofHours(9));
            stub.exchanges(okJson("{\"access_token\": \"access-%s\", \"expires_in\": 28800}".formatted(name)));

            heroku().publish(addon, CONF);
        }

        assertThat(published()).containsExactly("Bearer access-2", "Bearer access-3");
        assertThat(exchanges().getLast()).contains("refresh_token=refresh-1");
    }

    @Test
    void an_identity_service_that_is_not_there_is_no_missing_app() {
        stub.fails("/oauth/token", 404);
        order("code");

        assertThatThrownBy(() -> heroku().publish(addon, CONF)).isInstanceOf(PlatformFailure.Unavailable.class);
    }

    @Test
    void an_add_on_that_the_platform_does_not_know_yet_is_asked_for_again() {
        stub.fails("/addons/.+/actions/provision", 404);
        QuarkusTransaction.requiringNew().run(() -> grants.keep(uuid, provisioned(), Secret.of("code"), true));
        String address = "/addons/" + uuid + "/actions/provision";
        // The first try is due after 1 s, each other 1 min after the one before has ended.
        await().until(() -> {
            pass(Duration.ofMinutes(2));
            return stub.received("POST", address).size() >= 2;
        });

        stub.works();
        await().until(() -> {
            pass(Duration.ofMinutes(2));
            return !addons.known(uuid).orElseThrow().awaited();
        });
    }

    @Test
    void an_order_that_the_platform_refuses_to_end_for_hours_is_given_up_there_and_here() {
        stub.fails("/addons/.+/actions/provision", 422);
        ResourceId resource = provisioned();
        QuarkusTransaction.requiringNew().run(() -> grants.keep(uuid, resource, Secret.of("code"), true));
        pass(Duration.ofSeconds(2));
        await().until(() ->
                !stub.received("POST", "/addons/" + uuid + "/actions/provision").isEmpty());
        pass(Duration.ofHours(7));

        await().until(() -> resources.find(resource).deprovisionedAt().isPresent());
        GoldenRequests.assertSent(
                stub.received("POST", "/addons/" + uuid + "/actions/deprovision"),
                "heroku/requests/given-up.json",
                uuid,
                "UUID",
                "access-2",
                "access-1");
    }

    private static int webhook(ResourceId resource, String body, String signature) {
        return given().header("Heroku-Webhook-Hmac-SHA256", signature)
                .contentType("application/json")
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/heroku/webhooks/" + resource)
                .statusCode();
    }

    private String sign(ResourceId resource, String body) {
        return HerokuGrants.sign(
                addons.of(resource).orElseThrow().webhookSecret(), body.getBytes(StandardCharsets.UTF_8));
    }

    private ResourceId provisioned() {
        return resources
                .provision(new Order(PlatformName.HEROKU, Optional.of(uuid), addon, "vpn-ipsec-standard"))
                .resource()
                .id();
    }

    private Response order(String code) {
        Response answer = given().auth()
                .preemptive()
                .basic("scalingo-vpn-ipsec", "heroku-password")
                .contentType("application/json")
                .body("""
                        {"uuid": "%s", "name": "acme-vpn", "plan": "vpn-ipsec-standard", "region": "eu",
                         "oauth_grant": {"code": "%s", "expires_at": "2016-03-03T18:01:31-0800",
                                         "type": "authorization_code"}}
                        """.formatted(uuid, code))
                .post("/heroku/resources");
        // The platform is given a second to take our answer in.
        pass(Duration.ofSeconds(2));
        return answer;
    }

    // The scheduler sleeps by this clock too: it would oversleep when an earlier test had set it forward and back.
    private void pass(Duration time) {
        clock.advance(time);
        jobs.wake();
    }

    private void awaitTokens() {
        await().until(() -> addons.known(uuid).orElseThrow().refreshToken().isPresent());
    }

    private Platform heroku() {
        return platforms.named(PlatformName.HEROKU);
    }

    private List<String> exchanges() {
        return stub.received("POST", "/oauth/token").stream()
                .map(LoggedRequest::getBodyAsString)
                .toList();
    }

    private List<String> published() {
        return stub.received("PATCH", "/addons/" + uuid + "/config").stream()
                .map(request -> request.getHeader("Authorization"))
                .toList();
    }
}
