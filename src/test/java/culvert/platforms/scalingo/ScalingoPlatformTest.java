package culvert.platforms.scalingo;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.patch;
import static com.github.tomakehurst.wiremock.client.WireMock.patchRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import culvert.manifest.PlatformCredentials;
import culvert.platforms.PlatformCalls;
import culvert.platforms.PlatformFailure;
import culvert.resources.AppId;
import culvert.security.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a stub that speaks the wire form of Scalingo's documentation ("App Addon API"). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ScalingoPlatformTest {

    private static final AppId APP = new AppId("app-1@scalingo");
    private static final String ADDRESS = "/v1/provider/apps/app-1%40scalingo";
    private static final Map<String, String> CONF = Map.of("SCALINGO_VPNC_CONF", "IPSec gateway gw\n");
    private static final String APP_JSON = """
            {"app": {"addon_provider_id": "scalingo-vpn-ipsec", "id": "app-1@scalingo", "name": "app-1",
                     "owner_email": "dev@example.com", "plan": "vpn-ipsec-standard",
                     "config": {"SCALINGO_VPNC_CONF": "IPSec gateway gw\\n"}}}
            """;

    private final WireMockServer stub =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());

    @SuppressWarnings("NullAway.Init")
    private ScalingoPlatform platform;

    @BeforeAll
    void start() {
        stub.start();
        platform = new ScalingoPlatform(
                URI.create(stub.baseUrl()),
                new PlatformCredentials("me", Secret.of("pw"), Secret.of("salt")),
                new PlatformCalls(Duration.ofMillis(300)));
    }

    @AfterAll
    void stop() {
        stub.stop();
    }

    @BeforeEach
    void forget() {
        stub.resetAll();
    }

    @Test
    void variables_are_set_with_one_patch_in_the_documented_form() {
        stub.stubFor(patch(urlEqualTo(ADDRESS)).willReturn(okJson(APP_JSON)));

        platform.publish(APP, CONF);

        stub.verify(
                1,
                patchRequestedFor(urlEqualTo(ADDRESS))
                        .withHeader("Authorization", equalTo("Basic bWU6cHc="))
                        .withHeader("Content-Type", equalTo("application/json"))
                        .withRequestBody(
                                equalToJson("{\"config\": {\"SCALINGO_VPNC_CONF\": \"IPSec gateway gw\\n\"}}")));
    }

    @Test
    void the_platform_restarts_the_app_by_itself() {
        assertThat(platform.restartsOnPublish()).isTrue();
    }

    @Test
    void the_variables_of_the_app_are_read() {
        stub.stubFor(get(urlEqualTo(ADDRESS)).willReturn(okJson(APP_JSON)));

        assertThat(platform.variables(APP)).isEqualTo(CONF);
    }

    @Test
    void an_app_id_is_one_segment_of_the_path_whatever_it_contains() {
        stub.stubFor(get(urlEqualTo("/v1/provider/apps/a%2F..%2Fb%20%3F%25")).willReturn(okJson(APP_JSON)));

        assertThat(platform.variables(new AppId("a/../b ?%"))).isEqualTo(CONF);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void refused_credentials_are_named(int status) {
        assertThat(failure(aResponse().withStatus(status))).isInstanceOf(PlatformFailure.CredentialsRefused.class);
    }

    @Test
    void an_app_that_is_gone_is_named() {
        assertThat(failure(aResponse().withStatus(404))).isInstanceOf(PlatformFailure.AppNotFound.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 402, 422})
    void a_change_the_platform_understood_and_refused_is_final(int status) {
        assertThat(failure(aResponse().withStatus(status))).isInstanceOf(PlatformFailure.Refused.class);
    }

    @Test
    void the_wish_to_slow_down_is_read() {
        var withNumber =
                aResponse().withStatus(429).withHeader("Retry-After", "17").withBody("Retry later");

        assertThat(failure(withNumber))
                .isInstanceOfSatisfying(
                        PlatformFailure.RateLimited.class,
                        limited -> assertThat(limited.retryAfter()).isEqualTo(Duration.ofSeconds(17)));
        assertThat(failure(aResponse().withStatus(429)))
                .isInstanceOfSatisfying(
                        PlatformFailure.RateLimited.class,
                        limited -> assertThat(limited.retryAfter()).isNull());
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504, 301})
    void a_platform_that_failed_leaves_the_outcome_unclear(int status) {
        assertThat(failure(aResponse().withStatus(status)).isUnclear()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"CONNECTION_RESET_BY_PEER", "EMPTY_RESPONSE", "MALFORMED_RESPONSE_CHUNK"})
    void a_cut_line_leaves_the_outcome_unclear(Fault fault) {
        assertThat(failure(aResponse().withFault(fault)).isUnclear()).isTrue();
    }

    @Test
    void a_platform_that_hangs_is_given_up_in_time() {
        PlatformFailure failure = failure(aResponse().withFixedDelay(5_000));

        assertThat(failure.isUnclear()).isTrue();
        assertThat(failure).hasMessage("the platform did not answer in time");
    }

    @Test
    void a_platform_that_hangs_within_its_answer_is_given_up_in_time() {
        PlatformFailure failure = failure(okJson(APP_JSON).withChunkedDribbleDelay(5, 5_000));

        assertThat(failure).hasMessage("the platform did not answer in time");
    }

    @Test
    void a_platform_that_cannot_be_reached_has_changed_nothing() {
        ScalingoPlatform nowhere = new ScalingoPlatform(
                URI.create("http://127.0.0.1:1"),
                new PlatformCredentials("me", Secret.of("pw"), Secret.of("salt")),
                new PlatformCalls());

        assertThatThrownBy(() -> nowhere.publish(APP, CONF))
                .isInstanceOfSatisfying(
                        PlatformFailure.Unavailable.class,
                        failure -> assertThat(failure.isUnclear()).isFalse());
    }

    @Test
    void an_answer_that_cannot_be_read_is_a_failure() {
        stub.stubFor(get(anyUrl()).willReturn(okJson("{\"app\": {\"config\"")));

        assertThatThrownBy(() -> platform.variables(APP)).isInstanceOf(PlatformFailure.Unavailable.class);
    }

    private PlatformFailure failure(ResponseDefinitionBuilder answer) {
        stub.resetAll();
        stub.stubFor(any(anyUrl()).willReturn(answer));
        return catchThrowableOfType(PlatformFailure.class, () -> platform.publish(APP, CONF));
    }
}
