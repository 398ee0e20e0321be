package culvert.testsupport;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.patch;
import static com.github.tomakehurst.wiremock.client.WireMock.patchRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import culvert.resources.AppId;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** Speaks Scalingo's API for the providers of add-ons: {@code GET} and {@code PATCH /v1/provider/apps/:app_id}. */
public final class ScalingoStub {

    private static final String APPS = "/v1/provider/apps/[^/]+";
    private static final String APP_WITHOUT_VARIABLES = """
            {"app": {"addon_provider_id": "scalingo-vpn-ipsec", "id": "app", "name": "app",
                     "owner_email": "owner@example.com", "plan": "vpn-ipsec-standard", "config": {}}}
            """;

    private final WireMock server;

    /** Connects to the server that listens at the address. */
    public ScalingoStub(URI address) {
        server = new WireMock(address.getHost(), address.getPort());
    }

    /** Takes every change. */
    public void works() {
        answers(okJson(APP_WITHOUT_VARIABLES));
    }

    /** Takes every change, but only after a while. */
    public void worksAfter(Duration delay) {
        answers(okJson(APP_WITHOUT_VARIABLES).withFixedDelay((int) delay.toMillis()));
    }

    /** Refuses every change. */
    public void fails(int status) {
        answers(aResponse().withStatus(status).withBody("{\"error\": \"told to fail\"}"));
    }

    /** The values of the variable that changes to the app asked for, oldest first. */
    public List<String> published(AppId app) {
        return server.find(patchRequestedFor(urlPathEqualTo("/v1/provider/apps/" + app))).stream()
                .map(change -> variable(change, "SCALINGO_VPNC_CONF"))
                .toList();
    }

    /** The value of a variable in the newest change to the app. */
    public String variable(AppId app, String name) {
        return server.find(patchRequestedFor(urlPathEqualTo("/v1/provider/apps/" + app))).stream()
                .map(change -> variable(change, name))
                .reduce((older, newer) -> newer)
                .orElseThrow();
    }

    private void answers(ResponseDefinitionBuilder answer) {
        server.resetMappings();
        server.resetRequests();
        server.register(get(urlPathMatching(APPS)).willReturn(okJson(APP_WITHOUT_VARIABLES)));
        server.register(patch(urlPathMatching(APPS)).willReturn(answer));
    }

    private static String variable(LoggedRequest request, String name) {
        try {
            return new ObjectMapper()
                    .readTree(request.getBody())
                    .at("/config/" + name)
                    .asText();
        } catch (IOException e) {
            throw new AssertionError("the change is no JSON", e);
        }
    }
}
