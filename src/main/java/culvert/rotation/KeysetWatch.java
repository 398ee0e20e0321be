package culvert.rotation;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Looks every ten seconds, on every broker, whether the keyset was changed. */
@ApplicationScoped
class KeysetWatch {

    private static final Logger LOG = Logger.getLogger(KeysetWatch.class);
    private static final Duration EVERY = Duration.ofSeconds(10);

    private final Vertx vertx;
    private final Rotation rotation;

    KeysetWatch(Vertx vertx, Rotation rotation) {
        this.vertx = vertx;
        this.rotation = rotation;
    }

    void start(@Observes StartupEvent started) {
        vertx.setPeriodic(EVERY.toMillis(), timer -> vertx.executeBlocking(this::look));
    }

    private boolean look() {
        try {
            rotation.look();
        } catch (RuntimeException e) {
            LOG.warnf("could not look whether the keyset changed: %s", e.getMessage());
        }
        return true;
    }
}
