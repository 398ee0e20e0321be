package culvert.platforms.heroku;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.patch;
import static com.github.tomakehurst.wiremock.client.WireMock.patchRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Against a stub that speaks the wire form of Heroku's Platform API (schema "add-on-config"). */
final class HerokuPlatformTest extends PlatformContractTest {

    private static final String UUID = "01234567-89ab-cdef-0123-456789abcdef";
    private static final String ADDRESS = "/addons/" + UUID + "/config";
    private static final String ACCEPT = "application/vnd.heroku+json; version=3";

    private final List<AppId> refused = new ArrayList<>();

    @Override
    protected Platform connect(URI api, Duration longest) {
        PlatformCalls calls = new PlatformCalls(longest);
        VendorApps legacy = new VendorApps(api, new BasicCredentials("me", Secret.of("pw")), calls);
        return new HerokuPlatform(new HerokuApi(api, calls), new OneToken(refused), legacy);
    }

    @Override
    protected AppId app() {
        return new AppId(UUID);
    }

    @Override
    protected void works(Map<String, String> variables) {
        ArrayNode config = JsonNodeFactory.instance.arrayNode();
        variables.forEach((name, value) -> config.addObject().put("name", name).put("value", value));
        stub.stubFor(reading().willReturn(okJson(config.toString())));
        stub.stubFor(publishing().willReturn(okJson(config.toString())));
    }

    @Override
    protected MappingBuilder reading() {
        return get(urlEqualTo(ADDRESS))
                .withHeader("Authorization", equalTo("Bearer the-token"))
                .withHeader("Accept", equalTo(ACCEPT));
    }

    @Override
    protected MappingBuilder publishing() {
        return patch(urlEqualTo(ADDRESS)).withHeader("Authorization", equalTo("Bearer the-token"));
    }

    @Override
    protected RequestPatternBuilder published() {
        return patchRequestedFor(urlEqualTo(ADDRESS))
                .withHeader("Accept", equalTo(ACCEPT))
                .withHeader("Content-Type", equalTo("application/json"));
    }

    @Override
    protected String folder() {
        return "heroku";
    }

    @Test
    void a_token_that_was_refused_is_not_used_again() {
        refused.clear();

        failure(aResponse().withStatus(401));

        assertThat(refused).containsExactly(app());
    }

    /** An add-on whose tokens are good. */
    private record OneToken(List<AppId> refusals) implements HerokuTokens {
        @Override
        public Optional<Secret> accessToken(AppId addon) {
            return Optional.of(Secret.of("the-token"));
        }

        @Override
        public void refused(AppId addon) {
            refusals.add(addon);
        }
    }
}
