package culvert.provisioning.osb;

import culvert.audit.Act;
import culvert.audit.AuditTrail;
import culvert.delivery.DeliveryService;
import culvert.resources.Author;
import culvert.resources.Resource;
import culvert.resources.ResourceId;
import culvert.resources.ResourceService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** What can be asked about a service binding. Each method is one transaction, under the lock on the instance's id. */
@ApplicationScoped
class BindingOperations {

    private static final Logger LOG = Logger.getLogger(BindingOperations.class);

    /**
     * A binding's credentials, which are the variables of the newest config; none before one was published.
     *
     * @param alreadyExisted true when the same binding had been made before
     */
    record Bound(Map<String, String> credentials, boolean alreadyExisted) {

        @Override
        public String toString() {
            return "Bound[alreadyExisted=" + alreadyExisted + "]";
        }
    }

    private final ServiceInstances instances;
    private final ServiceBindings bindings;
    private final ResourceService resources;
    private final DeliveryService deliveries;
    private final Fingerprints fingerprints;
    private final Unbinding unbinding;
    private final AuditTrail trail;
    private final Clock clock;

    BindingOperations(
            ServiceInstances instances,
            ServiceBindings bindings,
            ResourceService resources,
            DeliveryService deliveries,
            Fingerprints fingerprints,
            Unbinding unbinding,
            AuditTrail trail,
            Clock clock) {
        this.instances = instances;
        this.bindings = bindings;
        this.resources = resources;
        this.deliveries = deliveries;
        this.fingerprints = fingerprints;
        this.unbinding = unbinding;
        this.trail = trail;
        this.clock = clock;
    }

    /** Binds. Idempotent by id. @throws OsbRefused when it conflicts, or was overtaken by its deletion */
    @Transactional
    Bound bind(String instanceId, String bindingId, BindingOrder order, Author author) {
        ServiceInstance instance = requireInstance(instanceId);
        Resource resource = resources.find(instance.living().orElseThrow());
        Optional<String> app = order.appOn(resource.platform());
        Optional<String> place = order.place().or(instance::place);
        return bind(instance, bindingId, fingerprints.of(order.identity()), app, place, author);
    }

    /** Binds as an older binding is bound, which stays. @throws OsbRefused when there is no such older binding */
    @Transactional
    Bound rotate(String instanceId, String bindingId, String predecessorId, Author author) {
        ServiceInstance instance = requireInstance(instanceId);
        ServiceBinding predecessor = bindings.living(instanceId, predecessorId)
                .orElseThrow(() -> OsbRefused.badRequest("predecessor_binding_id names no binding of this instance"));
        String identity = Fingerprints.join("", "predecessor", predecessorId, "");
        return bind(instance, bindingId, fingerprints.of(identity), predecessor.app(), predecessor.place(), author);
    }

    /** The credentials as they are now. @throws OsbRefused when there is no such binding */
    @Transactional
    Map<String, String> fetch(String instanceId, String bindingId) {
        ResourceId resource = instances
                .findByIdOptional(instanceId)
                .flatMap(ServiceInstance::living)
                .filter(living -> bindings.living(instanceId, bindingId).isPresent())
                .orElseThrow(() -> OsbRefused.unknown("service binding"));
        return deliveries.newestVariables(resource);
    }

    /** Whether there is such a binding now. */
    @Transactional
    boolean exists(String instanceId, String bindingId) {
        return bindings.living(instanceId, bindingId).isPresent();
    }

    /** Ends the binding. @return false when there is none: its order, should it still come, is refused */
    @Transactional
    boolean unbind(String instanceId, String bindingId, Author author) {
        Optional<ServiceInstance> instance = instances.lock(instanceId).filter(ServiceInstance::wasOrdered);
        if (instance.isEmpty()) {
            return false;
        }
        ServiceBinding binding = bindings.findOrMake(instanceId, bindingId);
        boolean wasLiving = binding.isLiving();
        unbinding.end(instance.get(), List.of(binding));
        LOG.infof("service binding %s/%s deleted by %s", instanceId, bindingId, author.value());
        if (wasLiving) {
            instance.flatMap(ServiceInstance::living).ifPresent(id -> trail.note(Act.UNBOUND, id, bindingId));
        }
        return wasLiving;
    }

    private Bound bind(
            ServiceInstance instance,
            String bindingId,
            byte[] fingerprint,
            Optional<String> app,
            Optional<String> place,
            Author author) {
        ServiceBinding binding = bindings.findOrMake(instance.id(), bindingId);
        ResourceId resource = instance.living().orElseThrow();
        boolean alreadyExisted = binding.isLiving();
        if (alreadyExisted && !binding.wasOrderedAs(fingerprint)) {
            throw OsbRefused.conflict("service binding");
        }
        if (!alreadyExisted) {
            if (binding.wasOvertaken(clock.instant())) {
                throw OsbRefused.justDeleted("service binding");
            }
            binding.bound(fingerprint, app.orElse(null), place.orElse(null), author.value());
            LOG.infof("service binding %s/%s made by %s", instance.id(), bindingId, author.value());
            trail.note(Act.BOUND, resource, app.orElse(bindingId));
            app.ifPresent(newcomer -> deliveries.deliverAgain(resource));
        }
        return new Bound(deliveries.newestVariables(resource), alreadyExisted);
    }

    private ServiceInstance requireInstance(String id) {
        return instances
                .lock(id)
                .filter(instance -> instance.living().isPresent())
                .orElseThrow(() -> OsbRefused.unknown("service instance"));
    }
}
