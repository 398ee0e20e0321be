package culvert.notices;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One notice on its way to one recipient. */
@Entity
@Table(name = "notice_delivery")
public class NoticeDelivery {

    /** Where it is. */
    public enum State {
        WAITING("waiting"),
        TAKEN("taken"),
        GIVEN_UP("given up");

        private final String words;

        State(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Column(name = "recipient_id")
    private String recipientId;

    private String notice;

    @Convert(converter = EventColumn.class)
    private NoticeEvent event;

    private String body;

    @Convert(converter = StateColumn.class)
    private State state;

    @Column(name = "created_at")
    private Instant createdAt;

    private int attempts;

    @Column(name = "next_attempt_at")
    private @Nullable Instant nextAttemptAt;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    private String outcome;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected NoticeDelivery() {}

    NoticeDelivery(String recipient, Notice notice, Instant now) {
        this.recipientId = recipient;
        this.notice = notice.id();
        this.event = notice.event();
        this.body = notice.body();
        this.state = State.WAITING;
        this.createdAt = now;
        this.nextAttemptAt = now;
        this.outcome = "";
    }

    long id() {
        return Objects.requireNonNull(id, "not stored yet");
    }

    Notice notice() {
        return new Notice(notice, event, body);
    }

    public NoticeEvent event() {
        return event;
    }

    public State state() {
        return state;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public int attempts() {
        return attempts;
    }

    /** When it is tried, or tried again; empty when it is over. */
    public Optional<Instant> nextAttemptAt() {
        return Optional.ofNullable(nextAttemptAt);
    }

    /** What came of the newest attempt, for people; empty before the first one. */
    public String outcome() {
        return outcome;
    }

    boolean isDue(Instant now) {
        return nextAttemptAt != null && !nextAttemptAt.isAfter(now);
    }

    void beginAttempt() {
        attempts++;
    }

    void tryAgainAt(Instant next, String why) {
        nextAttemptAt = next;
        outcome = why;
    }

    void end(State end, String why, Instant now) {
        state = end;
        outcome = why;
        nextAttemptAt = null;
        endedAt = now;
    }

    @Converter
    static final class StateColumn implements AttributeConverter<State, String> {

        @Override
        public String convertToDatabaseColumn(State state) {
            return state.words();
        }

        @Override
        public State convertToEntityAttribute(String words) {
            return State.valueOf(words.toUpperCase(Locale.ROOT).replace(' ', '_'));
        }
    }

    @Converter
    static final class EventColumn implements AttributeConverter<NoticeEvent, String> {

        @Override
        public String convertToDatabaseColumn(NoticeEvent event) {
            return event.words();
        }

        @Override
        public NoticeEvent convertToEntityAttribute(String words) {
            return NoticeEvent.of(words);
        }
    }
}
