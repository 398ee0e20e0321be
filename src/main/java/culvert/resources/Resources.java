package culvert.resources;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The resources in the database. */
@ApplicationScoped
class Resources implements PanacheRepositoryBase<Resource, String> {

    /**
     * Stores the order unless one with the same key is there. The unique key decides, not a look beforehand, so that any
     * number of brokers may take the same order at once.
     *
     * @return whether a row was made
     */
    boolean insertUnlessOrdered(ResourceId id, Order order, Instant now) {
        return getEntityManager()
                        .createNativeQuery("""
                                insert into resource (id, platform, order_key, app_id, plan, ordered_plan, state, created_at)
                                values (:id, :platform, :key, :app, :plan, :plan, 'provisioned', :now)
                                on conflict (platform, order_key) do nothing
                                """)
                        .setParameter("id", id.value())
                        .setParameter("platform", order.platform().id())
                        .setParameter("key", order.key().orElse(null))
                        .setParameter("app", order.app().value())
                        .setParameter("plan", order.plan())
                        .setParameter("now", now)
                        .executeUpdate()
                == 1;
    }

    Optional<Resource> ordered(PlatformName platform, String key) {
        return find("platform = ?1 and orderKey = ?2", platform, key).firstResultOptional();
    }

    /** What the platform bought under this id; what another one bought is looked for as long as what nobody did. */
    Optional<Resource> bought(PlatformName platform, ResourceId id) {
        return find("id = ?1 and platform = ?2", id.value(), platform).firstResultOptional();
    }

    Optional<Resource> withId(ResourceId id) {
        return findByIdOptional(id.value());
    }

    /** Locks the row until the transaction ends: changes to one resource happen one after the other, across brokers. */
    Optional<Resource> lock(ResourceId id) {
        return findByIdOptional(id.value(), LockModeType.PESSIMISTIC_WRITE);
    }

    Map<ResourceState, Long> countByState() {
        Map<ResourceState, Long> counts = new EnumMap<>(ResourceState.class);
        getEntityManager()
                .createQuery("select state, count(*) from Resource group by state", Object[].class)
                .getResultStream()
                .forEach(row -> counts.put((ResourceState) row[0], (Long) row[1]));
        return counts;
    }

    List<Resource> search(String idOrApp, int limit) {
        var found = idOrApp.isEmpty()
                ? find("order by createdAt desc, id")
                : find("id = ?1 or appId = ?1 order by createdAt desc, id", idOrApp);
        return found.page(0, limit).list();
    }

    /** How many resources that are not deprovisioned belong to the app. */
    long onApp(PlatformName platform, AppId app) {
        return count(
                "platform = ?1 and appId = ?2 and state != ?3", platform, app.value(), ResourceState.DEPROVISIONED);
    }
}
