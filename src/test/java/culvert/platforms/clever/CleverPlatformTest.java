package culvert.platforms.clever;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.matching.RequestPatternBuilder;
import culvert.platforms.Platform;
import culvert.platforms.PlatformCalls;
import culvert.platforms.PlatformContractTest;
import culvert.platforms.VendorApps;
import culvert.resources.AppId;
import culvert.security.BasicCredentials;
import culvert.security.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** Against a stub that speaks the wire form of Clever Cloud's documentation ("Add-on infos API"). */
final class CleverPlatformTest extends PlatformContractTest {

    private static final String ADDRESS = "/v2/vendor/apps/addon_1%2F2";

    @Override
    protected Platform connect(URI api, Duration longest) {
        PlatformCalls calls = new PlatformCalls(longest);
        VendorApps apps = new VendorApps(URI.create(api + "/v2"), new BasicCredentials("me", Secret.of("pw")), calls);
        return new CleverPlatform(apps);
    }

    @Override
    protected AppId app() {
        return new AppId("addon_1/2");
    }

    @Override
    protected void works(Map<String, String> variables) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("id", "addon_1/2");
        answer.put("name", "app-1");
        answer.put("owner_email", "dev@example.com");
        variables.forEach(answer.putObject("config")::put);
        stub.stubFor(reading().willReturn(okJson(answer.toString())));
        stub.stubFor(publishing().willReturn(ok()));
    }

    @Override
    protected MappingBuilder reading() {
        return get(urlEqualTo(ADDRESS)).withHeader("Authorization", equalTo("Basic bWU6cHc="));
    }

    @Override
    protected MappingBuilder publishing() {
        return put(urlEqualTo(ADDRESS)).withHeader("Authorization", equalTo("Basic bWU6cHc="));
    }

    @Override
    protected RequestPatternBuilder published() {
        return putRequestedFor(urlEqualTo(ADDRESS)).withHeader("Content-Type", equalTo("application/json"));
    }

    @Override
    protected String folder() {
        return "clever";
    }
}
