package culvert.tunnels;

import culvert.audit.Act;
import culvert.audit.AuditTrail;
import culvert.resources.ResourceId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** What the customer decided about watching a resource. */
@ApplicationScoped
public class WatchChoices {

    private static final int BADGE_BYTES = 18;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final EntityManager database;
    private final AuditTrail trail;

    WatchChoices(EntityManager database, AuditTrail trail) {
        this.database = database;
        this.trail = trail;
    }

    /** Whether a version that made it worse is replaced by itself; on as long as nobody decided. */
    @Transactional
    public boolean goesBack(ResourceId resource) {
        return column("goes_back", resource).map(Boolean.class::cast).orElse(true);
    }

    @Transactional
    public void setGoesBack(ResourceId resource, boolean on) {
        set("goes_back", resource, on);
        trail.note(Act.RETURN_SWITCHED, resource, on ? "on" : "off");
    }

    /** The unguessable part of the badge's address; empty as long as there is no badge. */
    @Transactional
    public Optional<String> badge(ResourceId resource) {
        return column("badge", resource).map(String.class::cast);
    }

    /** Makes a badge, or gives it a new address; the old one is dead at once. */
    @Transactional
    public void renewBadge(ResourceId resource) {
        byte[] secret = new byte[BADGE_BYTES];
        RANDOM.nextBytes(secret);
        set("badge", resource, Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
        trail.note(Act.BADGE_MADE, resource, "");
    }

    @Transactional
    public void removeBadge(ResourceId resource) {
        int removed = database.createNativeQuery(
                        "update watch_choice set badge = null where resource_id = :resource and badge is not null")
                .setParameter("resource", resource.value())
                .executeUpdate();
        if (removed > 0) {
            trail.note(Act.BADGE_REMOVED, resource, "");
        }
    }

    /** Whose badge this is; empty when it is nobody's, or of a resource that is gone. */
    @Transactional
    public Optional<ResourceId> ofBadge(String secret) {
        List<?> found =
                database.createNativeQuery("""
                        select c.resource_id from watch_choice c join resource r on r.id = c.resource_id
                        where c.badge = :secret and r.state <> 'deprovisioned'
                        """).setParameter("secret", secret).getResultList();
        return found.stream().findFirst().map(id -> new ResourceId(id.toString()));
    }

    private Optional<Object> column(String name, ResourceId resource) {
        List<?> found = database.createNativeQuery("select " + name
                        + " from watch_choice where resource_id = :resource and " + name + " is not null")
                .setParameter("resource", resource.value())
                .getResultList();
        return found.stream().findFirst().map(Object.class::cast);
    }

    private void set(String name, ResourceId resource, Object value) {
        database.createNativeQuery("insert into watch_choice (resource_id, " + name + ") values (:resource, :value) "
                        + "on conflict (resource_id) do update set " + name + " = excluded." + name)
                .setParameter("resource", resource.value())
                .setParameter("value", value)
                .executeUpdate();
    }
}
