package culvert.provisioning.osb;

import culvert.platforms.TakeBack;
import culvert.resources.Resource;
import culvert.resources.ResourceService;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/** Ends bindings, and has what was published to their apps taken back. The caller holds the lock on the instance. */
@ApplicationScoped
class Unbinding {

    private final ResourceService resources;
    private final TakeBack takeBack;
    private final Clock clock;

    Unbinding(ResourceService resources, TakeBack takeBack, Clock clock) {
        this.resources = resources;
        this.takeBack = takeBack;
        this.clock = clock;
    }

    void end(ServiceInstance instance, List<ServiceBinding> ended) {
        instance.living()
                .map(resources::find)
                .ifPresentOrElse(resource -> end(resource, ended), () -> end(ended, false));
    }

    private void end(Resource resource, List<ServiceBinding> ended) {
        end(ended, resource.newestVersion() > 0);
        if (ended.stream().anyMatch(ServiceBinding::isLeftBehind)) {
            takeBack.ask(resource.platform(), resource.app());
        }
    }

    private void end(List<ServiceBinding> ended, boolean published) {
        ended.forEach(binding -> binding.deleted(clock.instant(), published));
    }
}
