package culvert.platforms;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.matching.RequestPatternBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import culvert.resources.AppId;
import culvert.testsupport.GoldenRequests;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every adapter must do, however its platform speaks: one subclass for each, with a stub in the platform's own wire
 * form. What it must send, request by request, lies in {@code src/test/resources/protocols}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class PlatformContractTest {

    /** What is published in every test. */
    protected static final Map<String, String> CONF = Map.of("SCALINGO_VPNC_CONF", "IPSec gateway gw\n");

    private static final Duration SHORT = Duration.ofMillis(300);

    protected final WireMockServer stub =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());

    @SuppressWarnings("NullAway.Init")
    protected Platform platform;

    /**
     * The adapter.
     *
     * @param api where the platform's API is
     * @param longest how long to wait for one answer
     */
    protected abstract Platform connect(URI api, Duration longest);

    /** An app of the platform whose id shows whether it is encoded as its API demands. */
    protected abstract AppId app();

    /** Stubs every route that the adapter uses, as a platform that works and whose app has these variables. */
    protected abstract void works(Map<String, String> variables);

    /** The request that sets variables: method, address and headers, without body. */
    protected abstract MappingBuilder publishing();

    /** The same as a pattern to count by. */
    protected abstract RequestPatternBuilder published();

    /** The folder below {@code protocols} with what must be sent. */
    protected abstract String folder();

    /** The request that restarts; only asked for where publishing does not. */
    protected RequestPatternBuilder restarted() {
        throw new UnsupportedOperationException("this platform restarts by itself");
    }

    /** The request that reads the variables. */
    protected abstract MappingBuilder reading();

    @BeforeAll
    void start() {
        stub.start();
        platform = connect(URI.create(stub.baseUrl()), SHORT);
    }

    @AfterAll
    void stop() {
        stub.stop();
    }

    @BeforeEach
    void forget() {
        stub.resetAll();
        works(CONF);
    }

    @Test
    void variables_are_set_with_one_request_in_the_documented_form() {
        patient().publish(app(), CONF);

        assertSent("publish");
        stub.verify(1, published());
    }

    @Test
    void variables_are_read_in_the_documented_form() {
        assertThat(patient().variables(app())).containsAllEntriesOf(CONF);

        assertSent("read");
    }

    @Test
    void a_restart_is_asked_for_in_the_documented_form() {
        Platform patient = patient();
        if (patient.restartsOnPublish()) {
            assertThatThrownBy(() -> patient.restart(app())).isInstanceOf(UnsupportedOperationException.class);
            return;
        }
        patient.publish(app(), CONF);
        stub.resetRequests();

        patient.restart(app());

        assertSent("restart");
        stub.verify(1, restarted());
    }

    @Test
    void what_was_published_is_taken_back_where_the_platform_leaves_that_to_us() {
        patient().takeBack(app(), unbound(), CONF.keySet());

        assertSent("take-back");
    }

    @Test
    void an_app_without_our_variables_has_none_of_them() {
        stub.resetAll();
        works(Map.of());

        assertThat(platform.variables(app())).doesNotContainKey("SCALINGO_VPNC_CONF");
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
        PlatformFailure failure = failure(ok("{\"a\": \"long answer\"}").withChunkedDribbleDelay(5, 5_000));

        assertThat(failure).hasMessage("the platform did not answer in time");
    }

    @Test
    void a_platform_that_cannot_be_reached_has_changed_nothing() {
        Platform nowhere = connect(URI.create("http://127.0.0.1:1"), SHORT);

        assertThatThrownBy(() -> nowhere.publish(app(), CONF))
                .isInstanceOfSatisfying(
                        PlatformFailure.Unavailable.class,
                        failure -> assertThat(failure.isUnclear()).isFalse());
    }

    @Test
    void an_answer_that_cannot_be_read_is_a_failure() {
        stub.stubFor(reading().atPriority(1).willReturn(okJson("{\"cut\": {\"off")));

        assertThatThrownBy(() -> platform.variables(app())).isInstanceOf(PlatformFailure.Unavailable.class);
    }

    @Test
    void reading_the_variables_of_an_app_that_is_gone_is_named() {
        stub.stubFor(reading().atPriority(1).willReturn(aResponse().withStatus(404)));

        assertThatThrownBy(() -> platform.variables(app())).isInstanceOf(PlatformFailure.AppNotFound.class);
    }

    /** What becomes of a publication that is answered like this. */
    protected PlatformFailure failure(ResponseDefinitionBuilder answer) {
        stub.stubFor(publishing().atPriority(1).willReturn(answer));
        return catchThrowableOfType(PlatformFailure.class, () -> platform.publish(app(), CONF));
    }

    /** An app that was bound and is not any more. */
    protected BoundApp unbound() {
        return new BoundApp("binding-1", "", app().value(), false);
    }

    // Made anew, so that all it has to say is said; with time, for some read their classes at the first call.
    private Platform patient() {
        return connect(URI.create(stub.baseUrl()), Duration.ofSeconds(20));
    }

    private void assertSent(String golden) {
        List<LoggedRequest> sent = new ArrayList<>();
        stub.getAllServeEvents().forEach(event -> sent.addFirst(event.getRequest()));
        GoldenRequests.assertSent(sent, folder() + "/requests/" + golden + ".json");
    }
}
