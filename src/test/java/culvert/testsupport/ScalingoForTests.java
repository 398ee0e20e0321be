package culvert.testsupport;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** A server in the place of the platforms' APIs, which tests tell what to answer, for example through {@link ScalingoStub}. */
public final class ScalingoForTests implements QuarkusTestResourceLifecycleManager {

    private final WireMockServer server =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());

    @Override
    public Map<String, String> start() {
        server.start();
        return Map.of(
                "CULVERT_SCALINGO_API_URL", server.baseUrl(),
                "CULVERT_HEROKU_API_URL", server.baseUrl(),
                "CULVERT_HEROKU_ID_URL", server.baseUrl(),
                "CULVERT_CLEVER_API_URL", server.baseUrl() + "/v2");
    }

    @Override
    public void stop() {
        server.stop();
    }
}
