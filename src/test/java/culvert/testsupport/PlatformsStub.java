package culvert.testsupport;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.created;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.matching.RequestPatternBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** Speaks the APIs that platforms have for the providers of add-ons, all of them at one address. */
public final class PlatformsStub {

    private static final ObjectMapper JSON = new ObjectMapper();
    private final WireMock server;
    private final URI address;

    /** Connects to the server that listens at the address. */
    public PlatformsStub(URI address) {
        this.server = new WireMock(address.getHost(), address.getPort());
        this.address = address;
    }

    /** Takes every request. */
    public void works() {
        server.resetMappings();
        server.resetRequests();
        server.register(any(urlPathMatching("/v1/provider/apps/.+")).willReturn(okJson("{\"app\": {\"config\": {}}}")));
        server.register(any(urlPathMatching("(/v2)?/vendor/apps/.+")).willReturn(okJson("{\"config\": {}}")));
        server.register(any(urlPathMatching("/addons/.+/config")).willReturn(okJson("[]")));
        server.register(post(urlPathMatching("/addons/.+/actions/.+")).willReturn(okJson("{}")));
        server.register(post(urlPathMatching("/addons/.+/webhooks")).willReturn(created()));
        givesTokens("1");
        cloudFoundryWorks();
        kubernetesWorks();
    }

    private void cloudFoundryWorks() {
        server.register(get(urlPathEqualTo("/"))
                .willReturn(okJson("{\"links\": {\"uaa\": {\"href\": \"%s/uaa\"}}}".formatted(address))));
        server.register(post(urlPathEqualTo("/uaa/oauth/token"))
                .willReturn(okJson("{\"access_token\": \"of-the-uaa\", \"expires_in\": 600}")));
        mayManage("dev@example.com");
        server.register(any(urlPathMatching("/v3/apps/.+")).willReturn(okJson("""
                        {"state": "STARTED", "var": {"SCALINGO_VPNC_CONF": "what was published", "RAILS_ENV": "production"}}
                        """)));
    }

    // Whoever is not named may look, and manage nothing.
    private void mayManage(String login) {
        String permissions = "/v3/service_instances/.+/permissions";
        server.register(get(urlPathMatching(permissions)).willReturn(okJson("{\"read\": true, \"manage\": false}")));
        server.register(get(urlPathMatching(permissions))
                .withHeader("Authorization", equalTo("Bearer access-of-" + login))
                .willReturn(okJson("{\"read\": true, \"manage\": true}")));
    }

    // The client looks at the names, and goes on with those that it was told.
    private void kubernetesWorks() {
        server.register(any(urlPathMatching("/api/v1/namespaces/.+/secrets/.+"))
                .willReturn(okJson("""
                        {"kind": "Secret", "apiVersion": "v1",
                         "metadata": {"name": "{{request.pathSegments.[5]}}", "namespace": "{{request.pathSegments.[3]}}",
                                      "resourceVersion": "1", "labels": {"app.kubernetes.io/managed-by": "culvert"}},
                         "data": {"SCALINGO_VPNC_CONF": ""}}
                        """).withTransformers("response-template")));
        server.register(any(urlPathMatching("/apis/apps/v1/namespaces/.+/deployments/.+"))
                .willReturn(okJson("""
                        {"kind": "Deployment", "apiVersion": "apps/v1", "spec": {},
                         "metadata": {"name": "{{request.pathSegments.[6]}}", "namespace": "{{request.pathSegments.[4]}}"}}
                        """).withTransformers("response-template")));
    }

    /** Exchanges what comes next for tokens with this name. */
    public void givesTokens(String name) {
        exchanges(okJson("""
                {"access_token": "access-%1$s", "refresh_token": "refresh-%1$s", "expires_in": 28800, "token_type": "Bearer"}
                """.formatted(name)));
    }

    /** Answers the exchange of grants and tokens like this. */
    public void exchanges(ResponseDefinitionBuilder answer) {
        server.register(post(urlPathEqualTo("/oauth/token")).atPriority(1).willReturn(answer));
    }

    /** Fails every request to the path. */
    public void fails(String pathPattern, int status) {
        server.register(any(urlPathMatching(pathPattern))
                .atPriority(1)
                .willReturn(aResponse().withStatus(status)));
    }

    /** Takes every request to the path, but only after a while. */
    public void delays(String pathPattern, Duration delay) {
        server.register(any(urlPathMatching(pathPattern))
                .atPriority(1)
                .willReturn(okJson("{}").withFixedDelay((int) delay.toMillis())));
    }

    /** What came to the path, oldest first. */
    public List<LoggedRequest> received(String method, String path) {
        return server.find(
                RequestPatternBuilder.newRequestPattern(RequestMethod.fromString(method), urlPathEqualTo(path)));
    }

    /** What came to the path by any method, oldest first. */
    public List<LoggedRequest> received(String path) {
        return server.find(anyRequestedFor(urlPathEqualTo(path)));
    }

    /** What came to any path that begins so, oldest first. */
    public List<LoggedRequest> receivedBelow(String pathPattern) {
        return server.find(anyRequestedFor(urlPathMatching(pathPattern + ".*")));
    }

    /** The bodies of what came to the path, oldest first. */
    public List<JsonNode> bodies(String method, String path) {
        return received(method, path).stream().map(PlatformsStub::json).toList();
    }

    private static JsonNode json(LoggedRequest request) {
        try {
            return JSON.readTree(request.getBody());
        } catch (IOException e) {
            throw new AssertionError("the body is no JSON", e);
        }
    }
}
