package culvert.provisioning.osb;

import culvert.resources.ResourceId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of one id that a platform gave to a service instance: ordered, deleted, or deleted before the order came.
 * Such a deletion is remembered for a minute, longer than platforms let an order wait, so that an order it overtook makes
 * nothing (OSB 2.17, Orphan Mitigation).
 */
@Entity
@Table(name = "osb_instance")
public class ServiceInstance {

    static final Duration OVERTAKEN = Duration.ofMinutes(1);

    @Id
    @Column(name = "instance_id")
    private String id;

    @Column(name = "resource_id")
    private @Nullable String resourceId;

    private byte @Nullable [] fingerprint;

    private @Nullable String place;

    @Column(name = "ordered_by")
    private @Nullable String orderedBy;

    @Column(name = "deleted_at")
    private @Nullable Instant deletedAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected ServiceInstance() {}

    String id() {
        return id;
    }

    /** The resource behind it; empty when it was never ordered, or deleted. */
    Optional<ResourceId> living() {
        return deletedAt == null ? Optional.ofNullable(resourceId).map(ResourceId::new) : Optional.empty();
    }

    boolean wasOrdered() {
        return resourceId != null;
    }

    boolean wasOrderedAs(byte[] otherFingerprint) {
        return Arrays.equals(fingerprint, otherFingerprint);
    }

    Optional<String> place() {
        return Optional.ofNullable(place);
    }

    boolean wasOvertaken(Instant now) {
        return !wasOrdered() && deletedAt != null && now.isBefore(deletedAt.plus(OVERTAKEN));
    }

    void ordered(ResourceId resource, byte[] newFingerprint, @Nullable String newPlace, String author) {
        resourceId = resource.value();
        fingerprint = newFingerprint;
        place = newPlace;
        orderedBy = author;
        deletedAt = null;
    }

    void deleted(Instant now) {
        deletedAt = now;
    }
}
