package culvert.provisioning.osb;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The service bindings in the database. Who changes one holds the lock on its instance. */
@ApplicationScoped
class ServiceBindings implements PanacheRepositoryBase<ServiceBinding, ServiceBinding.Key> {

    ServiceBinding findOrMake(String instanceId, String bindingId) {
        getEntityManager()
                .createNativeQuery("""
                        insert into osb_binding (instance_id, binding_id) values (:instance, :binding)
                        on conflict do nothing
                        """)
                .setParameter("instance", instanceId)
                .setParameter("binding", bindingId)
                .executeUpdate();
        return findByIdOptional(new ServiceBinding.Key(instanceId, bindingId)).orElseThrow();
    }

    Optional<ServiceBinding> living(String instanceId, String bindingId) {
        return findByIdOptional(new ServiceBinding.Key(instanceId, bindingId)).filter(ServiceBinding::isLiving);
    }

    List<ServiceBinding> living(String instanceId) {
        return list(
                "key.instanceId = ?1 and fingerprint is not null and deletedAt is null order by key.bindingId",
                instanceId);
    }

    List<ServiceBinding> leftBehind(String instanceId) {
        return list("key.instanceId = ?1 and leftBehind order by key.bindingId", instanceId);
    }

    /** The living bindings of an app, to whichever instance. */
    List<ServiceBinding> livingOf(String app, @Nullable String place) {
        return list(
                "app = ?1 and place is not distinct from ?2 and fingerprint is not null and deletedAt is null",
                app,
                place);
    }

    /** Forgets bindings that are gone. @return how many */
    long forgetDeleted(Instant deletedBefore) {
        return delete("deletedAt < ?1", deletedBefore);
    }
}
