package culvert.provisioning.osb;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of one id that a platform gave to a service binding. A deletion that came first is remembered likewise. */
@Entity
@Table(name = "osb_binding")
public class ServiceBinding {

    /** Which binding of which instance. */
    @Embeddable
    public record Key(
            @Column(name = "instance_id") String instanceId,
            @Column(name = "binding_id") String bindingId) implements Serializable {}

    @EmbeddedId
    private Key key;

    private byte @Nullable [] fingerprint;

    private @Nullable String place;

    private @Nullable String app;

    @Column(name = "restart_due")
    private boolean restartDue;

    @Column(name = "bound_by")
    private @Nullable String boundBy;

    @Column(name = "deleted_at")
    private @Nullable Instant deletedAt;

    @Column(name = "left_behind")
    private boolean leftBehind;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected ServiceBinding() {}

    Key key() {
        return key;
    }

    boolean isLiving() {
        return fingerprint != null && deletedAt == null;
    }

    boolean wasOvertaken(Instant now) {
        return fingerprint == null && deletedAt != null && now.isBefore(deletedAt.plus(ServiceInstance.OVERTAKEN));
    }

    boolean wasOrderedAs(byte[] otherFingerprint) {
        return Arrays.equals(fingerprint, otherFingerprint);
    }

    Optional<String> place() {
        return Optional.ofNullable(place);
    }

    Optional<String> app() {
        return Optional.ofNullable(app);
    }

    boolean isRestartDue() {
        return restartDue;
    }

    void bound(byte[] newFingerprint, @Nullable String newApp, @Nullable String newPlace, String author) {
        fingerprint = newFingerprint;
        app = newApp;
        place = newPlace;
        boundBy = author;
        restartDue = false;
        deletedAt = null;
        leftBehind = false;
    }

    void setRestartDue(boolean due) {
        restartDue = due;
    }

    /**
     * Ends it.
     *
     * @param published whether its app may have what was published to it
     */
    void deleted(Instant now, boolean published) {
        leftBehind |= isLiving() && published && app != null;
        deletedAt = now;
    }

    /** Whether it has ended and its app may still have what was published to it. */
    boolean isLeftBehind() {
        return leftBehind;
    }

    Optional<Instant> deletedAt() {
        return Optional.ofNullable(deletedAt);
    }

    void takenBack() {
        leftBehind = false;
    }
}
