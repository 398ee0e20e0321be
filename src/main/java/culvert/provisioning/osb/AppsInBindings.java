package culvert.provisioning.osb;

import culvert.delivery.DeliveryService;
import culvert.platforms.BoundApp;
import culvert.platforms.BoundApps;
import culvert.platforms.LeftBehind;
import culvert.resources.AppId;
import culvert.resources.ResourceId;
import culvert.resources.ResourceService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The apps that are bound to a service instance, and those that were, as the adapters see them. */
@ApplicationScoped
class AppsInBindings implements BoundApps {

    private final ServiceInstances instances;
    private final ServiceBindings bindings;
    private final ResourceService resources;
    private final DeliveryService deliveries;

    AppsInBindings(
            ServiceInstances instances,
            ServiceBindings bindings,
            ResourceService resources,
            DeliveryService deliveries) {
        this.instances = instances;
        this.bindings = bindings;
        this.resources = resources;
        this.deliveries = deliveries;
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

    @Override
    @Transactional
    public List<LeftBehind> leftBehind(AppId instance) {
        instances.lock(instance.value());
        List<LeftBehind> left = new ArrayList<>();
        for (ServiceBinding binding : bindings.leftBehind(instance.value())) {
            Optional<ServiceBinding> other = servingInstead(binding);
            if (other.isEmpty()) {
                bound(binding)
                        .map(app -> new LeftBehind(app, binding.deletedAt().orElseThrow()))
                        .forEach(left::add);
            } else {
                binding.takenBack();
                // Of two instances on one app the one that published last was in it; now it is the one that stays.
                other.filter(one -> !one.key().instanceId().equals(instance.value()))
                        .ifPresent(this::serveAnew);
            }
        }
        return left;
    }

    @Override
    @Transactional
    public void noteTakenBack(AppId instance, BoundApp app, boolean forGood) {
        instances.lock(instance.value());
        change(instance, app, binding -> {
            Optional<ServiceBinding> other = servingInstead(binding);
            other.ifPresent(this::serveAnew);
            if (forGood || other.isPresent()) {
                binding.takenBack();
            }
        });
    }

    // Only who ever published something has anything in the app.
    private Optional<ServiceBinding> servingInstead(ServiceBinding left) {
        return left.app().stream()
                .flatMap(app -> bindings.livingOf(app, left.place().orElse(null)).stream())
                .filter(other -> resource(other)
                        .filter(resource -> resources.find(resource).newestVersion() > 0)
                        .isPresent())
                .findFirst();
    }

    private void serveAnew(ServiceBinding binding) {
        resource(binding).ifPresent(deliveries::deliverAgain);
    }

    private Optional<ResourceId> resource(ServiceBinding binding) {
        return instances.findByIdOptional(binding.key().instanceId()).flatMap(ServiceInstance::living);
    }

    private void change(AppId instance, BoundApp app, Consumer<ServiceBinding> change) {
        bindings.findByIdOptional(new ServiceBinding.Key(instance.value(), app.binding()))
                .ifPresent(change);
    }

    private static Stream<BoundApp> bound(ServiceBinding binding) {
        return binding.app().stream()
                .map(app -> new BoundApp(
                        binding.key().bindingId(), binding.place().orElse(""), app, binding.isRestartDue()));
    }
}
