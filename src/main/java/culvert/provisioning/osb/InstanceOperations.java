package culvert.provisioning.osb;

import culvert.resources.AppId;
import culvert.resources.Author;
import culvert.resources.Order;
import culvert.resources.Resource;
import culvert.resources.ResourceId;
import culvert.resources.ResourceRefused;
import culvert.resources.ResourceService;
import culvert.resources.ResourceState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import org.jboss.logging.Logger;

/** What can be asked about a service instance. Each method is one transaction, under the lock on the instance's id. */
@ApplicationScoped
class InstanceOperations {

    private static final Logger LOG = Logger.getLogger(InstanceOperations.class);

    /**
     * What came of an order.
     *
     * @param alreadyExisted true when the same order had been carried out before
     */
    record Provisioned(Resource resource, boolean alreadyExisted) {}

    private final ServiceInstances instances;
    private final ServiceBindings bindings;
    private final ResourceService resources;
    private final SubmittedConf submitted;
    private final Fingerprints fingerprints;
    private final Unbinding unbinding;
    private final Offer offer;
    private final Clock clock;

    InstanceOperations(
            ServiceInstances instances,
            ServiceBindings bindings,
            ResourceService resources,
            SubmittedConf submitted,
            Fingerprints fingerprints,
            Unbinding unbinding,
            Offer offer,
            Clock clock) {
        this.instances = instances;
        this.bindings = bindings;
        this.resources = resources;
        this.submitted = submitted;
        this.fingerprints = fingerprints;
        this.unbinding = unbinding;
        this.offer = offer;
        this.clock = clock;
    }

    /** Carries out an order. Idempotent by id. @throws OsbRefused when it conflicts, or was overtaken by its deletion */
    @Transactional
    Provisioned provision(String id, InstanceOrder order, Author author) {
        ServiceInstance instance = instances.lockOrMake(id);
        Optional<ResourceId> living = instance.living();
        if (living.isPresent()) {
            Resource earlier = resources.find(living.get());
            if (!isSame(order, instance, earlier)) {
                throw OsbRefused.conflict("service instance");
            }
            return new Provisioned(earlier, true);
        }
        if (instance.wasOvertaken(clock.instant())) {
            throw OsbRefused.justDeleted("service instance");
        }
        // Without a key of its own: the id may come again after a deletion, and is guarded here.
        Resource resource = resources
                .provision(new Order(order.platform(), Optional.empty(), new AppId(id), order.plan()))
                .resource();
        order.conf().ifPresent(text -> submitted.save(resource.id(), text, author));
        byte[] fingerprint = fingerprints.of(order.identity(offer.idOfPlan(order.plan())));
        instance.ordered(resource.id(), fingerprint, order.place().orElse(null), author.value());
        LOG.infof("service instance %s is resource %s, ordered by %s", id, resource.id(), author.value());
        return new Provisioned(resource, false);
    }

    /** The resource behind the instance. @throws OsbRefused when there is none, or no longer */
    @Transactional
    Resource find(String id) {
        ResourceId resource = instances
                .findByIdOptional(id)
                .flatMap(ServiceInstance::living)
                .orElseThrow(() -> OsbRefused.unknown("service instance"));
        return requireLiving(resource);
    }

    /** Changes what the change names, all or nothing. @throws OsbRefused when it cannot be */
    @Transactional
    Resource update(String id, InstanceChange change, Author author) {
        ServiceInstance instance = instances
                .lock(id)
                .filter(ServiceInstance::wasOrdered)
                .orElseThrow(() -> OsbRefused.unknown("service instance"));
        ResourceId resource = instance.living().orElseThrow(() -> OsbRefused.gone("service instance"));
        try {
            change.plan().ifPresent(plan -> resources.changePlan(resource, plan));
        } catch (ResourceRefused e) {
            throw OsbAnswers.translate(e);
        }
        change.conf().ifPresent(text -> submitted.save(resource, text, author));
        LOG.infof("service instance %s (%s) updated by %s", id, resource, author.value());
        return resources.find(resource);
    }

    /** Ends the instance and its bindings. @return false when there is none: its order, should it still come, is refused */
    @Transactional
    boolean deprovision(String id, Author author) {
        ServiceInstance instance = instances.lockOrMake(id);
        Optional<ResourceId> living = instance.living();
        if (living.isEmpty()) {
            if (!instance.wasOrdered()) {
                instance.deleted(clock.instant());
            }
            return false;
        }
        unbinding.end(instance, bindings.living(id));
        instance.deleted(clock.instant());
        LOG.infof("service instance %s (%s) deleted by %s", id, living.get(), author.value());
        return end(living.get());
    }

    /** Whether there once was such an instance. */
    @Transactional
    boolean isGone(String id) {
        return instances
                .findByIdOptional(id)
                .filter(instance -> instance.wasOrdered() && instance.living().isEmpty())
                .isPresent();
    }

    // An instance has the plan it was changed to; all else about it is as it was ordered.
    private boolean isSame(InstanceOrder order, ServiceInstance instance, Resource resource) {
        String orderedPlan = offer.idOfPlan(resource.orderedPlan());
        return order.plan().equals(resource.plan())
                && instance.wasOrderedAs(fingerprints.of(order.identity(orderedPlan)));
    }

    private boolean end(ResourceId resource) {
        if (resources.find(resource).state() == ResourceState.DEPROVISIONED) {
            return false;
        }
        resources.deprovision(resource);
        return true;
    }

    private Resource requireLiving(ResourceId id) {
        Resource resource = resources.find(id);
        if (resource.state() == ResourceState.DEPROVISIONED) {
            throw OsbRefused.unknown("service instance");
        }
        return resource;
    }
}
