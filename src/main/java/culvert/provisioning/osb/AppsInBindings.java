package culvert.provisioning.osb;

import culvert.platforms.BoundApp;
import culvert.platforms.BoundApps;
import culvert.resources.AppId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The apps that are bound to a service instance, as the adapters see them. */
@ApplicationScoped
class AppsInBindings implements BoundApps {

    private final ServiceBindings bindings;

    AppsInBindings(ServiceBindings bindings) {
        this.bindings = bindings;
    }

    @Override
    @Transactional
    public List<BoundApp> of(AppId instance) {
        return bindings.living(instance.value()).stream()
                .flatMap(AppsInBindings::bound)
                .toList();
    }

    @Override
    @Transactional
    public void noteRestartDue(AppId instance, BoundApp app) {
        change(instance, app, binding -> binding.setRestartDue(true));
    }

    @Override
    @Transactional
    public void noteRestarted(AppId instance, BoundApp app) {
        change(instance, app, binding -> binding.setRestartDue(false));
    }

    private void change(AppId instance, BoundApp app, Consumer<ServiceBinding> change) {
        bindings.living(instance.value(), app.binding()).ifPresent(change);
    }

    private static Stream<BoundApp> bound(ServiceBinding binding) {
        return binding.app().stream()
                .map(app -> new BoundApp(
                        binding.key().bindingId(), binding.place().orElse(""), app, binding.isRestartDue()));
    }
}
