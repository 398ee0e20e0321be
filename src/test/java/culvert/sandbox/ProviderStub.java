package culvert.sandbox;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** The add-on provider of the sandbox, as told by each test. */
public final class ProviderStub implements QuarkusTestResourceLifecycleManager {

    private final WireMockServer server =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());

    @Override
    public Map<String, String> start() {
        server.start();
        return Map.of(
                "CULVERT_SANDBOX_BROKER_URL",
                server.baseUrl(),
                "CULVERT_CF_API_URL",
                server.baseUrl(),
                "CULVERT_CF_CLIENT_ID",
                "culvert",
                "CULVERT_CF_CLIENT_SECRET",
                "client-secret");
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(server, new TestInjector.MatchesType(WireMockServer.class));
    }

    @Override
    public void stop() {
        server.stop();
    }
}
