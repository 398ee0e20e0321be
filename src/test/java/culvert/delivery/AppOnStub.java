package culvert.delivery;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.patch;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.IOException;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One app on the stubbed platform; others are not disturbed by what a test makes it answer. */
final class AppOnStub {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final WireMock server;
    private final String id = "app-" + UUID.randomUUID();
    private Map<String, String> config = Map.of();

    AppOnStub(URI address) {
        this.server = new WireMock(address.getHost(), address.getPort());
    }

    String id() {
        return id;
    }

    void works() {
        answers(okJson(json()));
    }

    /** What the app already has when it is read. */
    void has(Map<String, String> variables) {
        config = variables;
        server.register(get(urlEqualTo(address())).willReturn(okJson(json())));
    }

    /** How it answers when it is read. */
    void isUnreadable(int status) {
        server.register(get(urlEqualTo(address())).willReturn(aResponse().withStatus(status)));
    }

    void answers(ResponseDefinitionBuilder toPatch) {
        server.register(get(urlEqualTo(address())).willReturn(okJson(json())));
        server.register(patch(urlEqualTo(address())).willReturn(toPatch));
    }

    /** The configs that were published with success, oldest first. */
    List<String> published() {
        return server.getServeEvents().stream()
                .filter(event -> event.getRequest().getUrl().equals(address())
                        && event.getRequest().getMethod().getName().equals("PATCH")
                        && event.getResponse().getStatus() == 200
                        && event.getResponseDefinition().getFault() == null)
                .map(ServeEvent::getRequest)
                .sorted(Comparator.comparing(LoggedRequest::getLoggedDate))
                .map(AppOnStub::conf)
                .toList();
    }

    String json() {
        try {
            return JSON.writeValueAsString(Map.of(
                    "app",
                    Map.of(
                            "addon_provider_id",
                            "scalingo-vpn-ipsec",
                            "id",
                            id,
                            "name",
                            id,
                            "owner_email",
                            "dev@example.com",
                            "plan",
                            "vpn-ipsec-standard",
                            "config",
                            config)));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private String address() {
        return "/v1/provider/apps/" + id;
    }

    private static String conf(LoggedRequest request) {
        try {
            return JSON.readTree(request.getBody())
                    .at("/config/SCALINGO_VPNC_CONF")
                    .asText();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
