package culvert.sandbox.containers;

import culvert.sandbox.platform.App;
import culvert.sandbox.platform.Apps;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Where a person looks at an app: an address of this machine that outlives its containers. */
public final class AppAddresses implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(AppAddresses.class.getName());
    private static final int ANY = 0;

    private final Formation formation;
    private final int portOfFirstApp;
    private final Map<String, AppRouter> routers = new ConcurrentHashMap<>();

    public AppAddresses(Formation formation, int portOfFirstApp) {
        this.formation = formation;
        this.portOfFirstApp = portOfFirstApp;
    }

    /** The address of this app; it listens from the first time somebody asks. */
    public URI of(App app) {
        return URI.create("http://localhost:" + router(app).port());
    }

    /** Why this app is not where it was to be expected; empty if it is. */
    public Optional<String> notice(App app) {
        int port = router(app).port();
        return isElsewhere(app, port)
                ? Optional.of("Port %d, where it should serve, is taken by another program.".formatted(portOfFirstApp))
                : Optional.empty();
    }

    private AppRouter router(App app) {
        return routers.computeIfAbsent(app.id(), id -> open(app));
    }

    private AppRouter open(App app) {
        AppRouter router = AppRouter.open(isFirst(app) ? portOfFirstApp : ANY, () -> formation.address(app));
        if (isElsewhere(app, router.port())) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "Port {0,number,#} is taken by another program: {1} serves at http://localhost:{2,number,#} instead"
                            + " (CULVERT_SANDBOX_APP_PORT chooses another port).",
                    portOfFirstApp,
                    app.name(),
                    router.port());
        }
        return router;
    }

    private boolean isElsewhere(App app, int port) {
        return isFirst(app) && portOfFirstApp != ANY && port != portOfFirstApp;
    }

    private static boolean isFirst(App app) {
        return app.name().equals(Apps.FIRST_APP);
    }

    @Override
    public void close() {
        routers.values().forEach(AppRouter::close);
    }
}
