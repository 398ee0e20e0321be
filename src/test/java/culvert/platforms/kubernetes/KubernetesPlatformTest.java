package culvert.platforms.kubernetes;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.notContaining;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.patch;
import static com.github.tomakehurst.wiremock.client.WireMock.patchRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.matching.RequestPatternBuilder;
import culvert.platforms.AppsForTests;
import culvert.platforms.BoundApp;
import culvert.platforms.Platform;
import culvert.platforms.PlatformContractTest;
import culvert.platforms.PlatformFailure;
import culvert.resources.AppId;
import io.fabric8.kubernetes.client.Config;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a stub that speaks the wire form of Kubernetes' API; reached with a kubeconfig, as in production. */
final class KubernetesPlatformTest extends PlatformContractTest {

    private static final AppId INSTANCE = new AppId("service-instance-1");
    private static final String SECRET = "/api/v1/namespaces/team-1/secrets/web-vpn";
    private static final String DEPLOYMENT = "/apis/apps/v1/namespaces/team-1/deployments/web";

    private final AppsForTests apps = new AppsForTests();

    // The first call reads the client's classes, which takes longer than a test waits for a platform.
    @BeforeAll
    void readClasses() {
        bind();
        works(CONF);
        Platform patient = connect(URI.create(stub.baseUrl()), Duration.ofSeconds(20));
        patient.publish(INSTANCE, CONF);
        patient.restart(INSTANCE);
    }

    @BeforeEach
    void bind() {
        apps.unbindAll();
        apps.bind("team-1", "web");
    }

    @Override
    protected Platform connect(URI api, Duration longest) {
        Config config = Config.fromKubeconfig("""
                apiVersion: v1
                kind: Config
                current-context: test
                contexts: [{name: test, context: {cluster: test, user: culvert}}]
                clusters: [{name: test, cluster: {server: "%s"}}]
                users: [{name: culvert, user: {token: service-account-token}}]
                """.formatted(api));
        return new KubernetesPlatform(Cluster.connect(config, longest), apps);
    }

    @Override
    protected AppId app() {
        return INSTANCE;
    }

    @Override
    protected void works(Map<String, String> variables) {
        stub.stubFor(get(urlPathEqualTo(SECRET))
                .willReturn(variables.isEmpty() ? status(404, "NotFound", 0) : okJson(secretJson(variables))));
        stub.stubFor(publishing().willReturn(okJson(secretJson(CONF))));
        stub.stubFor(reading().willReturn(okJson(deploymentJson())));
        stub.stubFor(patch(urlPathEqualTo(DEPLOYMENT)).willReturn(okJson(deploymentJson())));
        stub.stubFor(
                delete(urlPathEqualTo(SECRET)).willReturn(okJson("{\"kind\": \"Status\", \"status\": \"Success\"}")));
    }

    @Override
    protected MappingBuilder publishing() {
        return patch(urlPathEqualTo(SECRET))
                .withQueryParam("fieldManager", equalTo("culvert"))
                .withQueryParam("force", equalTo("true"))
                .withHeader("Authorization", equalTo("Bearer service-account-token"));
    }

    @Override
    protected RequestPatternBuilder published() {
        return patchRequestedFor(urlPathEqualTo(SECRET))
                .withHeader("Content-Type", containing("application/apply-patch+yaml"));
    }

    @Override
    protected String folder() {
        return "kubernetes";
    }

    @Override
    protected BoundApp unbound() {
        return new BoundApp("binding-1", "team-1", "web", false);
    }

    @Override
    protected RequestPatternBuilder restarted() {
        return patchRequestedFor(urlPathEqualTo(DEPLOYMENT))
                .withHeader("Content-Type", containing("application/strategic-merge-patch+json"))
                .withRequestBody(matchingJsonPath(
                        "$.spec.template.metadata.annotations['culvert/secret-version']", equalTo("4711")));
    }

    @Override
    protected MappingBuilder reading() {
        return get(urlPathEqualTo(DEPLOYMENT));
    }

    // Kubernetes repeats the figure of Retry-After in its body, which is where its client looks.
    @Override
    protected PlatformFailure failure(ResponseDefinitionBuilder answer) {
        ResponseDefinition given = answer.build();
        return given.getStatus() == 429
                        && given.getHeaders() != null
                        && given.getHeaders().getHeader("Retry-After").isPresent()
                ? super.failure(status(
                        429,
                        "TooManyRequests",
                        Integer.parseInt(
                                given.getHeaders().getHeader("Retry-After").firstValue())))
                : super.failure(answer);
    }

    @Test
    void a_deployment_that_is_gone_is_named() {
        stub.stubFor(get(urlPathEqualTo(DEPLOYMENT)).atPriority(1).willReturn(status(404, "NotFound", 0)));
        stub.stubFor(patch(urlPathEqualTo(DEPLOYMENT)).atPriority(1).willReturn(status(404, "NotFound", 0)));

        assertThatThrownBy(() -> platform.restart(INSTANCE)).isInstanceOf(PlatformFailure.AppNotFound.class);
        assertThatThrownBy(() -> platform.publish(INSTANCE, Map.of("A", "b")))
                .isInstanceOf(PlatformFailure.AppNotFound.class);
        stub.verify(0, published());
    }

    @Test
    void data_of_others_stays_in_the_secret_and_a_secret_of_others_is_left_alone() {
        stub.stubFor(get(urlPathEqualTo(SECRET))
                .atPriority(1)
                .willReturn(okJson(secretJson(Map.of("SCALINGO_VPNC_CONF", "x", "THEIRS", "y")))));
        platform.takeBack(INSTANCE, unbound(), CONF.keySet());

        stub.verify(0, deleteRequestedFor(urlPathEqualTo(SECRET)));
        stub.verify(1, published().withRequestBody(notContaining("\"data\":")));

        stub.resetRequests();
        stub.stubFor(get(urlPathEqualTo(SECRET))
                .atPriority(1)
                .willReturn(okJson(secretJson(CONF).replace("culvert", "helm"))));
        platform.takeBack(INSTANCE, unbound(), CONF.keySet());

        stub.verify(0, deleteRequestedFor(urlPathEqualTo(SECRET)));
        stub.verify(0, published());
    }

    @Test
    void without_a_bound_deployment_there_is_nobody_to_reach() {
        assertThat(platform.reaches(INSTANCE)).isTrue();

        apps.unbindAll();

        assertThat(platform.reaches(INSTANCE)).isFalse();
        assertThat(platform.variables(INSTANCE)).isEmpty();
    }

    private static ResponseDefinitionBuilder status(int code, String reason, int retryAfter) {
        ObjectNode status = JsonNodeFactory.instance.objectNode();
        status.put("kind", "Status").put("apiVersion", "v1").put("status", "Failure");
        status.put("message", reason).put("reason", reason).put("code", code);
        if (retryAfter > 0) {
            status.putObject("details").put("retryAfterSeconds", retryAfter);
        }
        return aResponse()
                .withStatus(code)
                .withHeader("Content-Type", "application/json")
                .withBody(status.toString());
    }

    private static String secretJson(Map<String, String> variables) {
        ObjectNode secret = JsonNodeFactory.instance.objectNode();
        secret.put("kind", "Secret").put("apiVersion", "v1").put("type", "Opaque");
        secret.putObject("metadata")
                .put("name", "web-vpn")
                .put("namespace", "team-1")
                .put("resourceVersion", "4711")
                .putObject("labels")
                .put("app.kubernetes.io/managed-by", "culvert");
        ObjectNode data = secret.putObject("data");
        variables.forEach((name, value) ->
                data.put(name, Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8))));
        return secret.toString();
    }

    private static String deploymentJson() {
        return """
                {"kind": "Deployment", "apiVersion": "apps/v1",
                 "metadata": {"name": "web", "namespace": "team-1", "resourceVersion": "12", "generation": 3},
                 "spec": {"replicas": 2, "selector": {"matchLabels": {"app": "web"}},
                          "template": {"metadata": {"labels": {"app": "web"}},
                                       "spec": {"containers": [{"name": "web", "image": "web:1"}]}}}}
                """;
    }
}
