package culvert.resources;

import culvert.manifest.AddonManifest;
import culvert.vpnc.VpncConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Everything that can be done to a resource. Each method is one transaction; what it announces as a
 * {@link ResourceEvent} is part of it.
 */
@ApplicationScoped
public class ResourceService {

    private final Resources resources;
    private final ConfigVersions versions;
    private final AddonManifest manifest;
    private final Event<ResourceEvent> events;
    private final Clock clock;

    ResourceService(
            Resources resources,
            ConfigVersions versions,
            AddonManifest manifest,
            Event<ResourceEvent> events,
            Clock clock) {
        this.resources = resources;
        this.versions = versions;
        this.manifest = manifest;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Carries out an order together with what else its marketplace has to commit with it; an order that stands alone goes
     * through {@link OrderIntake}. Idempotent by the order's key, under any number of simultaneous repetitions.
     *
     * @throws ResourceRefused.UnknownPlan when the manifest does not offer the plan
     * @throws ResourceRefused.ConflictingOrder when the key was used for another plan or app
     * @throws ResourceRefused.Gone when the order's resource was deprovisioned since
     */
    @Transactional
    public Provisioned provision(Order order) {
        Resource fresh = fresh(order);
        if (resources.insertUnlessOrdered(List.of(fresh)).isEmpty()) {
            return earlier(order);
        }
        announce(fresh);
        return new Provisioned(fresh, false);
    }

    /** What the order makes, not stored yet. @throws ResourceRefused.UnknownPlan as {@link #provision} */
    Resource fresh(Order order) {
        requirePlan(order.plan());
        return new Resource(ResourceId.random(), order, clock.instant());
    }

    /**
     * Stores what orders make and announces each within its own request.
     *
     * @return for each whether it was stored; if not, there was an earlier order with its key
     */
    @Transactional
    List<Boolean> storeAll(List<OrderIntake.Taken> orders) {
        Set<ResourceId> stored = resources.insertUnlessOrdered(
                orders.stream().map(OrderIntake.Taken::fresh).toList());
        return orders.stream()
                .map(order -> {
                    boolean isStored = stored.contains(order.fresh().id());
                    if (isStored) {
                        order.request().run(() -> announce(order.fresh()));
                    }
                    return isStored;
                })
                .toList();
    }

    /** What came of the order before. @throws ResourceRefused as {@link #provision} */
    @Transactional
    Provisioned earlier(Order order) {
        String key = order.key().orElseThrow();
        Resource earlier = resources.ordered(order.platform(), key).orElseThrow();
        if (earlier.state() == ResourceState.DEPROVISIONED) {
            throw new ResourceRefused.Gone(earlier.id());
        }
        if (!earlier.wasOrderedAs(order)) {
            throw new ResourceRefused.ConflictingOrder(key);
        }
        return new Provisioned(earlier, true);
    }

    /**
     * Changes the plan; to the present one is allowed and changes nothing.
     *
     * @throws ResourceRefused.UnknownPlan when the manifest does not offer the plan
     * @throws ResourceRefused when there is no such resource, or no longer
     */
    @Transactional
    public Resource changePlan(ResourceId id, String plan) {
        Resource resource = requireLiving(id, resources::lock);
        requirePlan(plan);
        if (!resource.plan().equals(plan)) {
            resource.changePlan(plan);
            events.fire(new ResourceEvent.PlanChanged(id, plan));
        }
        return resource;
    }

    /** Idempotent. @throws ResourceRefused when there is no such resource, or no longer */
    @Transactional
    public void suspend(ResourceId id) {
        become(id, ResourceState.SUSPENDED, new ResourceEvent.WasSuspended(id));
    }

    /** Idempotent. @throws ResourceRefused when there is no such resource, or no longer */
    @Transactional
    public void resume(ResourceId id) {
        become(id, ResourceState.PROVISIONED, new ResourceEvent.WasResumed(id));
    }

    /** Ends the resource for good. @throws ResourceRefused when there is no such resource, or no longer */
    @Transactional
    public void deprovision(ResourceId id) {
        requireLiving(id, resources::lock);
        become(id, ResourceState.DEPROVISIONED, new ResourceEvent.WasDeprovisioned(id));
    }

    /**
     * Saves a config as the newest version and asks for its delivery.
     *
     * @param basedOn the version the author saw when editing (0 for none); empty skips the check for changes made since
     * @throws ResourceRefused.Suspended when the resource is suspended
     * @throws ResourceRefused when there is no such resource, or no longer
     */
    @Transactional
    public Saved save(ResourceId id, VpncConfig config, Optional<Integer> basedOn, Author author) {
        Resource resource = requireLiving(id, resources::lock);
        if (resource.state() == ResourceState.SUSPENDED) {
            throw new ResourceRefused.Suspended(id);
        }
        String text = config.render();
        if (versions.text(id, resource.newestVersion()).filter(text::equals).isPresent()) {
            events.fire(new ResourceEvent.PublishAsked(id, resource.newestVersion()));
            return new Saved.Unchanged(resource.newestVersion());
        }
        if (basedOn.isPresent() && basedOn.get() != resource.newestVersion()) {
            return new Saved.Stale(resource.newestVersion());
        }
        int number = resource.nextVersion();
        versions.add(id, number, text, author, clock.instant());
        events.fire(new ResourceEvent.VersionSaved(id, number));
        events.fire(new ResourceEvent.PublishAsked(id, number));
        return new Saved.NewVersion(number);
    }

    /**
     * The resource, also a deprovisioned one.
     *
     * @throws ResourceRefused.UnknownResource when there never was one with this id
     */
    @Transactional
    public Resource find(ResourceId id) {
        return require(id, resources::withId);
    }

    /**
     * The id of a resource that this platform bought: what another platform bought does not exist for it.
     *
     * @param name our id of the resource, or the platform's own name for the order
     * @throws ResourceRefused.UnknownResource when this platform never bought such a resource
     */
    @Transactional
    public ResourceId boughtBy(PlatformName platform, String name) {
        ResourceId id = new ResourceId(name);
        return Optional.of(id)
                .filter(ResourceId::isOurs)
                .flatMap(ours -> resources.bought(platform, ours))
                .or(() -> isKey(name) ? resources.ordered(platform, name) : Optional.empty())
                .map(Resource::id)
                .orElseThrow(() -> new ResourceRefused.UnknownResource(id));
    }

    /**
     * The resource, locked against every change until the transaction of the caller ends.
     *
     * @throws ResourceRefused.UnknownResource when there never was one with this id
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Resource lock(ResourceId id) {
        return require(id, resources::lock);
    }

    /**
     * The same, of one that is not deprovisioned.
     *
     * @throws ResourceRefused when there is no such resource, or no longer
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Resource lockLiving(ResourceId id) {
        return requireLiving(id, resources::lock);
    }

    /** The canonical text of a version, in clear; empty when there is no such version or it was destroyed. */
    @Transactional
    public Optional<String> configText(ResourceId id, int version) {
        return versions.text(id, version);
    }

    /** The versions of a resource, newest first, without their texts. */
    @Transactional
    public List<ConfigVersion> versions(ResourceId id, int limit) {
        return versions.newestFirst(id, limit);
    }

    /** How many living resources share the app of this one, itself included: they also share the variable. */
    @Transactional
    public long resourcesOnSameApp(Resource resource) {
        return resources.onApp(resource.platform(), resource.app());
    }

    /** How many resources are in each state; states without any are left out. */
    @Transactional
    public Map<ResourceState, Long> countByState() {
        return resources.countByState();
    }

    /** The resources with this id or on this app, or all when it is empty; newest first. */
    @Transactional
    public List<Resource> search(String idOrApp, int limit) {
        return resources.search(idOrApp, limit);
    }

    private void become(ResourceId id, ResourceState next, ResourceEvent event) {
        if (require(id, resources::lock).become(next, clock.instant())) {
            events.fire(event);
        }
    }

    private void announce(Resource fresh) {
        events.fire(new ResourceEvent.WasProvisioned(fresh.id(), fresh.plan()));
    }

    private void requirePlan(String plan) {
        if (!manifest.offers(plan)) {
            throw new ResourceRefused.UnknownPlan(plan);
        }
    }

    // The database takes any character but this one, which no order's key has.
    private static boolean isKey(String name) {
        return name.indexOf('\0') < 0;
    }

    private static Resource require(ResourceId id, Function<ResourceId, Optional<Resource>> lookUp) {
        return Optional.of(id)
                .filter(ResourceId::isOurs)
                .flatMap(lookUp)
                .orElseThrow(() -> new ResourceRefused.UnknownResource(id));
    }

    private static Resource requireLiving(ResourceId id, Function<ResourceId, Optional<Resource>> lookUp) {
        Resource resource = require(id, lookUp);
        if (resource.state() == ResourceState.DEPROVISIONED) {
            throw new ResourceRefused.Gone(id);
        }
        return resource;
    }
}
