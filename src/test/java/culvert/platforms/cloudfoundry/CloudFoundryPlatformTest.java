package culvert.platforms.cloudfoundry;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.patch;
import static com.github.tomakehurst.wiremock.client.WireMock.patchRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.matching.RequestPatternBuilder;
import culvert.platforms.AppsForTests;
import culvert.platforms.BoundApp;
import culvert.platforms.Platform;
import culvert.platforms.PlatformCalls;
import culvert.platforms.PlatformContractTest;
import culvert.platforms.PlatformFailure;
import culvert.resources.AppId;
import culvert.security.BasicCredentials;
import culvert.security.Secret;
import culvert.testsupport.SettableClock;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a stub that speaks the wire form of the Cloud Foundry API v3 and of its UAA. */
final class CloudFoundryPlatformTest extends PlatformContractTest {

    private static final AppId INSTANCE = new AppId("service-instance-1");
    private static final String APP = "1cb006ee-fb05-47e1-b541-c34179ddc446";
    private static final String OTHER = "0a7d8a5e-0000-4000-8000-c34179ddc446";
    private static final String ADDRESS = "/v3/apps/" + APP;

    private final AppsForTests apps = new AppsForTests();
    private final SettableClock clock = new SettableClock();

    @BeforeEach
    void bind() {
        apps.unbindAll();
        apps.bind("space-1", APP);
    }

    @AfterEach
    void backToRealTime() {
        clock.reset();
    }

    @Override
    protected Platform connect(URI api, Duration longest) {
        var calls = new PlatformCalls(longest);
        var client = new BasicCredentials("culvert", Secret.of("client-secret"));
        return new CloudFoundryPlatform(
                new CloudController(api, new UaaTokens(api, client, calls, clock), calls), apps);
    }

    @Override
    protected AppId app() {
        return INSTANCE;
    }

    @Override
    protected void works(Map<String, String> variables) {
        stub.stubFor(get(urlEqualTo("/")).willReturn(okJson("""
                {"links": {"self": {"href": "%1$s"}, "cloud_controller_v3": {"href": "%1$s/v3"},
                           "login": {"href": "%1$s/login"}, "uaa": {"href": "%1$s/uaa/"}}}
                """.formatted(stub.baseUrl()))));
        tokens("token-1", 43_200);
        app(APP, variables);
        app(OTHER, variables);
    }

    @Override
    protected MappingBuilder publishing() {
        return patch(urlEqualTo(ADDRESS + "/environment_variables"))
                .withHeader("Authorization", equalTo("Bearer token-1"));
    }

    @Override
    protected RequestPatternBuilder published() {
        return patchRequestedFor(urlEqualTo(ADDRESS + "/environment_variables"))
                .withHeader("Content-Type", equalTo("application/json"));
    }

    @Override
    protected String folder() {
        return "cloudfoundry";
    }

    @Override
    protected BoundApp unbound() {
        return new BoundApp(APP, "space-1", APP, false);
    }

    @Override
    protected RequestPatternBuilder restarted() {
        return postRequestedFor(urlEqualTo(ADDRESS + "/actions/restart"));
    }

    @Override
    protected MappingBuilder reading() {
        return get(urlEqualTo(ADDRESS + "/environment_variables"));
    }

    @Test
    void a_token_is_fetched_once_and_again_before_it_ends() {
        Platform fresh = connect(URI.create(stub.baseUrl()), Duration.ofSeconds(2));
        fresh.publish(INSTANCE, CONF);
        fresh.publish(INSTANCE, CONF);
        RequestPatternBuilder asked = postRequestedFor(urlEqualTo("/uaa/oauth/token"))
                .withHeader("Authorization", equalTo("Basic Y3VsdmVydDpjbGllbnQtc2VjcmV0"))
                .withHeader("Content-Type", equalTo("application/x-www-form-urlencoded"))
                .withRequestBody(equalTo("grant_type=client_credentials"));
        stub.verify(1, asked);

        clock.advance(Duration.ofMinutes(719));
        fresh.publish(INSTANCE, CONF);

        stub.verify(2, asked);
    }

    @Test
    void a_token_server_that_is_not_there_is_no_missing_app() {
        Platform fresh = connect(URI.create(stub.baseUrl()), Duration.ofSeconds(2));
        stub.stubFor(post(urlEqualTo("/uaa/oauth/token"))
                .atPriority(1)
                .willReturn(aResponse().withStatus(404)));

        assertThatThrownBy(() -> fresh.publish(INSTANCE, CONF)).isInstanceOf(PlatformFailure.Unavailable.class);
    }

    @Test
    void a_refused_token_is_forgotten() {
        Platform fresh = connect(URI.create(stub.baseUrl()), Duration.ofSeconds(2));
        stub.stubFor(publishing().atPriority(1).willReturn(aResponse().withStatus(401)));
        assertThatThrownBy(() -> fresh.publish(INSTANCE, CONF)).isInstanceOf(PlatformFailure.CredentialsRefused.class);

        tokens("token-2", 600);
        stub.stubFor(patch(urlEqualTo(ADDRESS + "/environment_variables"))
                .withHeader("Authorization", equalTo("Bearer token-2"))
                .atPriority(1)
                .willReturn(okJson("{\"var\": {}}")));

        fresh.publish(INSTANCE, CONF);
    }

    @Test
    void an_app_that_is_stopped_is_not_started() {
        stub.stubFor(get(urlEqualTo(ADDRESS)).atPriority(1).willReturn(okJson(appJson(APP, "STOPPED"))));

        platform.publish(INSTANCE, CONF);
        platform.restart(INSTANCE);

        stub.verify(0, restarted());
    }

    @Test
    void an_app_that_was_restarted_is_not_restarted_again_because_another_one_failed() {
        apps.bind("space-1", OTHER);
        stub.stubFor(post(urlEqualTo("/v3/apps/" + OTHER + "/actions/restart"))
                .atPriority(1)
                .willReturn(aResponse().withStatus(500)));
        platform.publish(INSTANCE, CONF);
        assertThatThrownBy(() -> platform.restart(INSTANCE)).isInstanceOf(PlatformFailure.Unavailable.class);

        assertThatThrownBy(() -> platform.restart(INSTANCE)).isInstanceOf(PlatformFailure.Unavailable.class);

        stub.verify(1, restarted());
    }

    @Test
    void an_app_that_is_gone_does_not_keep_the_config_from_the_others() {
        apps.bind("space-1", OTHER);
        stub.stubFor(publishing().atPriority(1).willReturn(aResponse().withStatus(404)));

        stub.stubFor(
                get(urlEqualTo(ADDRESS)).atPriority(1).willReturn(aResponse().withStatus(404)));
        stub.stubFor(reading().atPriority(1).willReturn(aResponse().withStatus(404)));

        platform.publish(INSTANCE, CONF);
        platform.restart(INSTANCE);
        platform.restart(INSTANCE);

        stub.verify(1, patchRequestedFor(urlEqualTo("/v3/apps/" + OTHER + "/environment_variables")));
        stub.verify(1, postRequestedFor(urlEqualTo("/v3/apps/" + OTHER + "/actions/restart")));
        assertThat(platform.variables(INSTANCE)).containsAllEntriesOf(CONF);
    }

    @Test
    void only_what_all_bound_apps_have_counts_as_published() {
        apps.bind("space-1", OTHER);
        app(OTHER, Map.of("SCALINGO_VPNC_CONF", "older"));

        assertThat(platform.variables(INSTANCE)).doesNotContainKey("SCALINGO_VPNC_CONF");
    }

    @Test
    void an_app_that_has_nothing_of_ours_is_neither_changed_nor_restarted_when_it_is_unbound() {
        app(APP, Map.of());

        platform.takeBack(INSTANCE, unbound(), CONF.keySet());

        stub.verify(0, published());
        stub.verify(0, restarted());
    }

    @Test
    void a_restart_that_failed_when_the_variables_were_taken_back_is_made_up_for() {
        stub.stubFor(post(urlEqualTo(ADDRESS + "/actions/restart"))
                .atPriority(1)
                .willReturn(aResponse().withStatus(500)));
        assertThatThrownBy(() -> platform.takeBack(INSTANCE, unbound(), CONF.keySet()))
                .isInstanceOf(PlatformFailure.Unavailable.class);
        stub.resetAll();
        works(Map.of());

        platform.takeBack(INSTANCE, apps.of(INSTANCE).getFirst(), CONF.keySet());

        stub.verify(0, published());
        stub.verify(1, restarted());
    }

    @Test
    void without_a_bound_app_there_is_nobody_to_reach() {
        assertThat(platform.reaches(INSTANCE)).isTrue();

        apps.unbindAll();

        assertThat(platform.reaches(INSTANCE)).isFalse();
        assertThat(platform.variables(INSTANCE)).isEmpty();
    }

    private void tokens(String token, int seconds) {
        stub.stubFor(post(urlEqualTo("/uaa/oauth/token")).willReturn(okJson("""
                {"access_token": "%s", "token_type": "bearer", "expires_in": %d, "scope": "cloud_controller.admin",
                 "jti": "9a60e9e31be44e8d8bd4ebf7a4a4a1b2"}
                """.formatted(token, seconds))));
    }

    private void app(String guid, Map<String, String> variables) {
        String address = "/v3/apps/" + guid;
        stub.stubFor(get(urlEqualTo(address)).willReturn(okJson(appJson(guid, "STARTED"))));
        stub.stubFor(get(urlEqualTo(address + "/environment_variables")).willReturn(okJson(variablesJson(variables))));
        stub.stubFor(
                patch(urlEqualTo(address + "/environment_variables")).willReturn(okJson(variablesJson(variables))));
        stub.stubFor(post(urlEqualTo(address + "/actions/restart")).willReturn(okJson(appJson(guid, "STARTED"))));
    }

    private static String appJson(String guid, String state) {
        return """
                {"guid": "%s", "name": "my-app", "state": "%s", "created_at": "2026-03-17T21:41:30Z",
                 "updated_at": "2026-06-08T16:41:26Z",
                 "lifecycle": {"type": "buildpack", "data": {"buildpacks": ["java_buildpack"], "stack": "cflinuxfs4"}},
                 "relationships": {"space": {"data": {"guid": "2f35885d-0c9d-4423-83ad-fd05066f8576"}}},
                 "metadata": {"labels": {}, "annotations": {}}}
                """.formatted(guid, state);
    }

    private static String variablesJson(Map<String, String> variables) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        variables.forEach(answer.putObject("var").put("RAILS_ENV", "production")::put);
        answer.putObject("links").putObject("app").put("href", "https://api.example.org/v3/apps/x");
        return answer.toString();
    }
}
