package culvert.delivery;

import culvert.resources.ResourceId;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Bringing one config version to the platform: what was tried, and how it stands. */
@Entity
public class Delivery {

    /** Which version of which resource. */
    @Embeddable
    public record Key(
            @Column(name = "resource_id") String resourceId,
            @Column(name = "version") int version) implements Serializable {}

    @EmbeddedId
    private Key key;

    @Convert(converter = StateColumn.class)
    private DeliveryState state;

    private int attempts;

    @Column(name = "in_doubt")
    private boolean inDoubt;

    @Column(name = "last_failure")
    private @Nullable String lastFailure;

    @Column(name = "first_due_at")
    private Instant firstDueAt;

    @Column(name = "next_attempt_at")
    private @Nullable Instant nextAttemptAt;

    @Column(name = "not_before")
    private @Nullable Instant notBefore;

    @Column(name = "published_at")
    private @Nullable Instant publishedAt;

    @Column(name = "restarted_at")
    private @Nullable Instant restartedAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected Delivery() {}

    Delivery(ResourceId resource, int version, Instant due) {
        this.key = new Key(resource.value(), version);
        this.state = DeliveryState.WAITING;
        this.firstDueAt = due;
        this.nextAttemptAt = due;
    }

    public ResourceId resource() {
        return new ResourceId(key.resourceId());
    }

    public int version() {
        return key.version();
    }

    public DeliveryState state() {
        return state;
    }

    /** How often the platform was called, or tried to be, since the delivery was last asked for. */
    public int attempts() {
        return attempts;
    }

    /** Why the last attempt failed: one clause, fit for the page. */
    public Optional<String> lastFailure() {
        return Optional.ofNullable(lastFailure);
    }

    public Optional<Instant> nextAttemptAt() {
        return Optional.ofNullable(nextAttemptAt);
    }

    /** When the platform had the config. */
    public Optional<Instant> publishedAt() {
        return Optional.ofNullable(publishedAt);
    }

    /**
     * When the app's restart was asked for, by us or by the platform itself; empty in a delivery that is over where the
     * app takes the config with its next binding, which is its owner's part.
     */
    public Optional<Instant> restartedAt() {
        return Optional.ofNullable(restartedAt);
    }

    /** Until when the platform asked us to leave it alone. */
    Optional<Instant> notBefore() {
        return Optional.ofNullable(notBefore);
    }

    /** Keeps to what the platform asked for. */
    void waitUntil(Instant asked) {
        notBefore = asked;
        nextAttemptAt = asked;
    }

    boolean isDue(Instant now) {
        return hasJob() && (nextAttemptAt == null || !nextAttemptAt.isAfter(now));
    }

    /** Whether the job has something to do, now or at the next attempt. */
    boolean hasJob() {
        return state == DeliveryState.WAITING || isToBeLookedAt();
    }

    /** Whether the config was published, and it is still to be seen whether the app has kept it. */
    boolean isToBeLookedAt() {
        return state == DeliveryState.PUBLISHED && nextAttemptAt != null;
    }

    /** Has the job see whether the app still has what was published, and publish it again if not. */
    void lookAt(Instant time) {
        nextAttemptAt = time;
    }

    Instant firstDueAt() {
        return firstDueAt;
    }

    boolean isInDoubt() {
        return inDoubt;
    }

    /** Starts over, as when a person asks again or a suspension ends. */
    void askAgain(Instant now) {
        state = DeliveryState.WAITING;
        attempts = 0;
        firstDueAt = now;
        nextAttemptAt = now;
    }

    /** Whether it was asked for again since the attempt began: for an app, perhaps, that the attempt did not reach. */
    boolean wasAskedAgain() {
        return state == DeliveryState.WAITING && attempts == 0;
    }

    /** Starts over for an app that was bound since. */
    void deliverAgain(Instant now) {
        askAgain(now);
        publishedAt = null;
        restartedAt = null;
    }

    void end(DeliveryState end) {
        state = end;
        nextAttemptAt = null;
    }

    /** From here until {@link #succeeded} or {@link #failed} nobody knows what the platform has. */
    void beginAttempt() {
        attempts++;
        inDoubt = true;
    }

    /** The app still has it: nothing changed, and the attempt is not counted. */
    void keptByApp() {
        attempts--;
        end(DeliveryState.PUBLISHED);
        inDoubt = false;
        lastFailure = null;
    }

    void succeeded(Instant published, Optional<Instant> restarted) {
        end(DeliveryState.PUBLISHED);
        inDoubt = false;
        lastFailure = null;
        publishedAt = published;
        restartedAt = restarted.orElse(null);
    }

    void failed(String cause, boolean unclear) {
        lastFailure = cause;
        inDoubt = unclear;
    }

    /** The platform has the config, but the app's restart is still to be asked for. */
    void publishedWithoutRestart(Instant published) {
        publishedAt = published;
        restartedAt = null;
    }

    void tryAgainAt(Instant next) {
        nextAttemptAt = next;
    }

    @Converter
    static final class StateColumn implements AttributeConverter<DeliveryState, String> {

        @Override
        public String convertToDatabaseColumn(DeliveryState state) {
            return state.words();
        }

        @Override
        public DeliveryState convertToEntityAttribute(String words) {
            return DeliveryState.of(words);
        }
    }
}
