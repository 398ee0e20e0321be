package culvert.platforms.scalingo;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.patch;
import static com.github.tomakehurst.wiremock.client.WireMock.patchRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.matching.RequestPatternBuilder;
import culvert.platforms.Platform;
import culvert.platforms.PlatformCalls;
import culvert.platforms.PlatformContractTest;
import culvert.resources.AppId;
import culvert.security.BasicCredentials;
import culvert.security.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Against a stub that speaks the wire form of Scalingo's documentation ("App Addon API"). */
final class ScalingoPlatformTest extends PlatformContractTest {

    private static final String ADDRESS = "/v1/provider/apps/app-1%40scalingo";

    @Override
    protected Platform connect(URI api, Duration longest) {
        return new ScalingoPlatform(api, new BasicCredentials("me", Secret.of("pw")), new PlatformCalls(longest));
    }

    @Override
    protected AppId app() {
        return new AppId("app-1@scalingo");
    }

    @Override
    protected void works(Map<String, String> variables) {
        stub.stubFor(reading().willReturn(okJson(appJson(variables))));
        stub.stubFor(publishing().willReturn(okJson(appJson(CONF))));
    }

    @Override
    protected MappingBuilder reading() {
        return get(urlEqualTo(ADDRESS)).withHeader("Authorization", equalTo("Basic bWU6cHc="));
    }

    @Override
    protected MappingBuilder publishing() {
        return patch(urlEqualTo(ADDRESS)).withHeader("Authorization", equalTo("Basic bWU6cHc="));
    }

    @Override
    protected RequestPatternBuilder published() {
        return patchRequestedFor(urlEqualTo(ADDRESS)).withHeader("Content-Type", equalTo("application/json"));
    }

    @Override
    protected String folder() {
        return "scalingo";
    }

    @Test
    void the_platform_restarts_the_app_by_itself() {
        assertThat(platform.restartsOnPublish()).isTrue();
    }

    @Test
    void an_app_id_is_one_segment_of_the_path_whatever_it_contains() {
        stub.stubFor(get(urlEqualTo("/v1/provider/apps/a%2F..%2Fb%20%3F%25")).willReturn(okJson(appJson(CONF))));

        assertThat(platform.variables(new AppId("a/../b ?%"))).isEqualTo(CONF);
    }

    @Test
    void what_is_published_does_not_show_in_logs() {
        assertThat(new ProviderApp.Change(Map.of("A", "hunter2"))).hasToString("change of [A]");
        assertThat(new ProviderApp(Map.of("A", "hunter2"))).hasToString("app with [A]");
    }

    private static String appJson(Map<String, String> variables) {
        ObjectNode app = JsonNodeFactory.instance.objectNode();
        app.put("addon_provider_id", "scalingo-vpn-ipsec");
        app.put("id", "app-1@scalingo");
        app.put("name", "app-1");
        app.put("owner_email", "dev@example.com");
        app.put("plan", "vpn-ipsec-standard");
        variables.forEach(app.putObject("config")::put);
        return JsonNodeFactory.instance.objectNode().set("app", app).toString();
    }
}
