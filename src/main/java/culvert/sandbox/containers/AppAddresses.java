package culvert.sandbox.containers;

import culvert.sandbox.platform.App;
import culvert.sandbox.platform.Apps;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Where a person looks at an app: an address of this machine that outlives its containers. */
public final class AppAddresses implements AutoCloseable {

    private final Formation formation;
    private final int portOfFirstApp;
    private final Map<String, AppRouter> routers = new ConcurrentHashMap<>();

    public AppAddresses(Formation formation, int portOfFirstApp) {
        this.formation = formation;
        this.portOfFirstApp = portOfFirstApp;
    }

    /** The address of this app; it listens from the first time somebody asks. */
    public URI of(App app) {
        int preferred = app.name().equals(Apps.FIRST_APP) ? portOfFirstApp : 0;
        AppRouter router =
                routers.computeIfAbsent(app.id(), id -> AppRouter.open(preferred, () -> formation.address(app)));
        return URI.create("http://localhost:" + router.port());
    }

    @Override
    public void close() {
        routers.values().forEach(AppRouter::close);
    }
}
