package culvert.notices;

import culvert.resources.ResourceId;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a customer wants to be told. */
@Entity
@Table(name = "notice_recipient")
public class Recipient {

    /** Who was not reached for so long is not tried any more. */
    public static final Duration OFF_AFTER = Duration.ofDays(3);

    @Id
    private String id;

    @Column(name = "resource_id")
    private String resourceId;

    @Convert(converter = ChannelColumn.class)
    private Channel channel;

    private byte[] address;

    private byte @Nullable [] secret;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "confirmed_at")
    private @Nullable Instant confirmedAt;

    @Column(name = "failing_since")
    private @Nullable Instant failingSince;

    @Column(name = "off_at")
    private @Nullable Instant offAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected Recipient() {}

    private Recipient(String id, ResourceId resource, Channel channel, byte[] sealedAddress, Instant now) {
        this.id = id;
        this.resourceId = resource.value();
        this.channel = channel;
        this.address = sealedAddress.clone();
        this.createdAt = now;
    }

    /** @param sealedSecret the key that signs what is posted there */
    static Recipient webhook(String id, ResourceId resource, byte[] sealedUrl, byte[] sealedSecret, Instant now) {
        Recipient recipient = new Recipient(id, resource, Channel.WEBHOOK, sealedUrl, now);
        recipient.secret = sealedSecret.clone();
        recipient.confirmedAt = now;
        return recipient;
    }

    /** A mail address, which is still to be confirmed. */
    static Recipient mail(String id, ResourceId resource, byte[] sealedAddress, Instant now) {
        return new Recipient(id, resource, Channel.MAIL, sealedAddress, now);
    }

    public String id() {
        return id;
    }

    public ResourceId resource() {
        return new ResourceId(resourceId);
    }

    public Channel channel() {
        return channel;
    }

    byte[] sealedAddress() {
        return address;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public boolean isConfirmed() {
        return confirmedAt != null;
    }

    /** Since when nothing got through; empty as long as the newest attempt did. */
    public Optional<Instant> failingSince() {
        return Optional.ofNullable(failingSince);
    }

    /** When it was switched off because nothing got through. */
    public Optional<Instant> offAt() {
        return Optional.ofNullable(offAt);
    }

    /** Whether it is off because the other side asked for that, and not because nothing got through for days. */
    public boolean isUnwanted() {
        return offAt != null && failingSince != null && offAt.isBefore(failingSince.plus(OFF_AFTER));
    }

    Optional<byte[]> sealedSecret() {
        return Optional.ofNullable(secret);
    }

    /** Idempotent. */
    void confirm(Instant now) {
        if (confirmedAt == null) {
            confirmedAt = now;
        }
    }

    void reached() {
        failingSince = null;
    }

    /** Notes a failed attempt; switches it off when they have gone on for days. */
    void failed(Instant now) {
        if (failingSince == null) {
            failingSince = now;
        }
        if (!now.isBefore(failingSince.plus(OFF_AFTER))) {
            offAt = now;
        }
    }

    /** The other side said that it wants nothing any more. */
    void refusedForGood(Instant now) {
        failed(now);
        offAt = now;
    }

    void switchOn() {
        offAt = null;
        failingSince = null;
    }

    @Converter
    static final class ChannelColumn implements AttributeConverter<Channel, String> {

        @Override
        public String convertToDatabaseColumn(Channel channel) {
            return channel.word();
        }

        @Override
        public Channel convertToEntityAttribute(String word) {
            return Channel.of(word);
        }
    }
}
