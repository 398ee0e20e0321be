package culvert.delivery;

import culvert.resources.ResourceId;
import culvert.resources.ResourceState;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** The deliveries in the database. */
@ApplicationScoped
class Deliveries implements PanacheRepositoryBase<Delivery, Delivery.Key> {

    Optional<Delivery> of(ResourceId resource, int version) {
        return findByIdOptional(new Delivery.Key(resource.value(), version));
    }

    Optional<Delivery> newest(ResourceId resource) {
        return find("key.resourceId = ?1 order by key.version desc", resource.value())
                .firstResultOptional();
    }

    List<Delivery> newestFirst(ResourceId resource, int limit) {
        return find("key.resourceId = ?1 order by key.version desc", resource.value())
                .page(0, limit)
                .list();
    }

    /** Whether a call with an older version was cut, so that it may still take effect. */
    boolean isOlderInDoubt(ResourceId resource, int version) {
        return count("key.resourceId = ?1 and key.version < ?2 and inDoubt", resource.value(), version) > 0;
    }

    void forgetOlderDoubts(ResourceId resource, int version) {
        update("inDoubt = false where key.resourceId = ?1 and key.version < ?2 and inDoubt", resource.value(), version);
    }

    List<Delivery> givenUp(int limit) {
        return find("""
                        state = ?1 and exists (
                            select 1 from Resource r where r.id = key.resourceId and r.newestVersion = key.version
                                and r.state != ?2)
                        order by firstDueAt, key.resourceId
                        """, DeliveryState.GIVEN_UP, ResourceState.DEPROVISIONED)
                .page(0, limit)
                .list();
    }

    List<Delivery> open(ResourceId resource) {
        return list(
                "key.resourceId = ?1 and state in (?2, ?3) order by key.version",
                resource.value(),
                DeliveryState.WAITING,
                DeliveryState.HELD);
    }
}
