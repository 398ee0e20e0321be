package culvert.sandbox;

import culvert.sandbox.containers.AppRouter;
import culvert.sandbox.containers.Formation;
import culvert.sandbox.platform.App;
import culvert.sandbox.platform.Apps;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Where a person looks at an app: an address of this machine that outlives its containers. */
@SandboxOnly
@Singleton
public class AppAddresses {

    private final SandboxSettings settings;
    private final Formation formation;
    private final Map<String, AppRouter> routers = new ConcurrentHashMap<>();

    AppAddresses(SandboxSettings settings, Formation formation) {
        this.settings = settings;
        this.formation = formation;
    }

    public URI of(App app) {
        int preferred = app.name().equals(Apps.FIRST_APP) ? settings.appPort() : 0;
        AppRouter router =
                routers.computeIfAbsent(app.id(), id -> AppRouter.open(preferred, () -> formation.address(app)));
        return URI.create("http://localhost:" + router.port());
    }

    void close() {
        routers.values().forEach(AppRouter::close);
    }
}
