package culvert.testsupport;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** A server in the place of Scalingo's API, which tests tell what to answer through {@link ScalingoStub}. */
public final class ScalingoForTests implements QuarkusTestResourceLifecycleManager {

    private final WireMockServer server =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());

    @Override
    public Map<String, String> start() {
        server.start();
        return Map.of("CULVERT_SCALINGO_API_URL", server.baseUrl());
    }

    @Override
    public void stop() {
        server.stop();
    }
}
