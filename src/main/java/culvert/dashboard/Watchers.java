package culvert.dashboard;

import culvert.resources.ResourceEvent;
import culvert.resources.ResourceId;
import culvert.tunnels.TunnelsChanged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** All who follow a page of this broker live. */
@ApplicationScoped
class Watchers {

    private final Set<Watcher> all = ConcurrentHashMap.newKeySet();

    /** Whoever comes has to {@link #leave}. */
    Watcher come(ResourceId resource) {
        Watcher watcher = new Watcher(resource);
        all.add(watcher);
        return watcher;
    }

    void leave(Watcher watcher) {
        all.remove(watcher);
    }

    void follow(@Observes(during = TransactionPhase.AFTER_SUCCESS) TunnelsChanged changed) {
        stir(changed.resources());
    }

    void follow(@Observes(during = TransactionPhase.AFTER_SUCCESS) ResourceEvent event) {
        stir(Set.of(event.resource()));
    }

    private void stir(Set<ResourceId> changed) {
        all.stream().filter(watcher -> changed.contains(watcher.resource())).forEach(Watcher::stir);
    }
}
