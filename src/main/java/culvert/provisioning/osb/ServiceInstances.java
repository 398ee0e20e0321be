package culvert.provisioning.osb;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Optional;

/** The service instances in the database. */
@ApplicationScoped
class ServiceInstances implements PanacheRepositoryBase<ServiceInstance, String> {

    /** Locks the row of this id, which is made when it is not there: requests about one id come one after the other. */
    ServiceInstance lockOrMake(String id) {
        getEntityManager()
                .createNativeQuery("insert into osb_instance (instance_id) values (:id) on conflict do nothing")
                .setParameter("id", id)
                .executeUpdate();
        return lock(id).orElseThrow();
    }

    Optional<ServiceInstance> lock(String id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Forgets deletions of what was never ordered. @return how many */
    long forgetOvertaken(Instant deletedBefore) {
        return delete("resourceId is null and deletedAt < ?1", deletedBefore);
    }
}
