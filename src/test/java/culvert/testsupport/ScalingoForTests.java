package culvert.testsupport;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A server in the place of the platforms' APIs, which tests tell what to answer, for example through {@link ScalingoStub}. */
public final class ScalingoForTests implements QuarkusTestResourceLifecycleManager {

    private final WireMockServer server =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());

    private @Nullable Issuer issuer;

    @Override
    public Map<String, String> start() {
        server.start();
        Issuer started = Issuer.start();
        issuer = started;
        return Map.ofEntries(
                Map.entry("CULVERT_SCALINGO_API_URL", server.baseUrl()),
                Map.entry("CULVERT_HEROKU_API_URL", server.baseUrl()),
                Map.entry("CULVERT_HEROKU_ID_URL", server.baseUrl()),
                Map.entry("CULVERT_CLEVER_API_URL", server.baseUrl() + "/v2"),
                Map.entry("CULVERT_CF_API_URL", server.baseUrl()),
                Map.entry("CULVERT_CF_CLIENT_ID", "culvert"),
                Map.entry("CULVERT_CF_CLIENT_SECRET", "client-secret"),
                Map.entry("CULVERT_OIDC_ISSUER", started.address().toString()),
                Map.entry("CULVERT_OIDC_CLIENT_ID", Issuer.CLIENT),
                Map.entry("CULVERT_OIDC_CLIENT_SECRET", Issuer.CLIENT_SECRET),
                Map.entry("CULVERT_KUBERNETES", kubeconfig().toString()));
    }

    @Override
    public void stop() {
        server.stop();
        if (issuer != null) {
            issuer.close();
        }
    }

    private Path kubeconfig() {
        try {
            return Files.writeString(
                    Files.createTempFile("culvert-test", ".kubeconfig"), """
                    apiVersion: v1
                    kind: Config
                    current-context: test
                    contexts: [{name: test, context: {cluster: test, user: culvert}}]
                    clusters: [{name: test, cluster: {server: "%s"}}]
                    users: [{name: culvert, user: {token: service-account-token}}]
                    """.formatted(server.baseUrl()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
