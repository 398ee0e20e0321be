package culvert.sandbox.setup;

import culvert.sandbox.SandboxOnly;
import culvert.sandbox.containers.AppAddresses;
import culvert.sandbox.containers.ContainerRuntime;
import culvert.sandbox.containers.Formation;
import culvert.sandbox.platform.Apps;
import culvert.sandbox.platform.Restarts;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;
import java.io.IOException;
import org.jboss.logging.Logger;

/**
 * Clears away what an earlier start left, starts every app once the HTTP server listens (apps report to it), and ends all
 * that was started.
 */
@SandboxOnly
@Singleton
class SandboxLifecycle {

    private static final Logger LOG = Logger.getLogger(SandboxLifecycle.class);

    private final Apps apps;
    private final Restarts restarts;
    private final ContainerRuntime runtime;
    private final Formation formation;
    private final AppAddresses addresses;

    SandboxLifecycle(
            Apps apps, Restarts restarts, ContainerRuntime runtime, Formation formation, AppAddresses addresses) {
        this.apps = apps;
        this.restarts = restarts;
        this.runtime = runtime;
        this.formation = formation;
        this.addresses = addresses;
    }

    /** Before the server listens: from then on a request may start a container, and that is no leftover. */
    void prepare(@Observes StartupEvent starting) throws InterruptedException {
        LOG.infof(
                "sandbox: %s. %s",
                runtime.description().name(), runtime.description().why());
        try {
            runtime.removeLeftovers();
        } catch (IOException e) {
            LOG.warnf("sandbox: what an earlier start left could not be removed: %s", e.getMessage());
        }
        apps.list().forEach(addresses::of);
    }

    void start(@ObservesAsync HttpServerStart started) {
        apps.list().forEach(restarts::want);
    }

    void stop(@Observes ShutdownEvent stopping) {
        addresses.close();
        formation.close();
    }
}
