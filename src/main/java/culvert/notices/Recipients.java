package culvert.notices;

import culvert.resources.ResourceId;
import culvert.security.SealedColumn;
import culvert.security.Sealer;
import culvert.security.Secret;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The recipients in the database. */
@ApplicationScoped
class Recipients implements PanacheRepositoryBase<Recipient, String> {

    private static final SealedColumn ADDRESSES = new SealedColumn("notice_recipient", List.of("id"), "address");
    private static final SealedColumn SECRETS = new SealedColumn("notice_recipient", List.of("id"), "secret");

    private final Sealer sealer;

    Recipients(Sealer sealer) {
        this.sealer = sealer;
    }

    @Produces
    @Singleton
    static SealedColumn sealedAddresses() {
        return ADDRESSES;
    }

    @Produces
    @Singleton
    static SealedColumn sealedSecrets() {
        return SECRETS;
    }

    void addWebhook(String id, ResourceId resource, String url, Secret secret, Instant now) {
        persistAndFlush(
                Recipient.webhook(id, resource, seal(url, ADDRESSES, id), seal(secret.reveal(), SECRETS, id), now));
    }

    void addMail(String id, ResourceId resource, String address, Instant now) {
        persistAndFlush(Recipient.mail(id, resource, seal(address, ADDRESSES, id), now));
    }

    /** The mail address, or the address of the webhook. */
    String address(Recipient recipient) {
        return open(recipient.sealedAddress(), ADDRESSES, recipient.id());
    }

    /** For the trail, which is kept for ever: an address may open something, or be a person's. */
    String shortly(Recipient recipient) {
        String address = address(recipient);
        return switch (recipient.channel()) {
            case WEBHOOK -> "webhook at " + URI.create(address).getHost();
            case MAIL -> "mail to somebody" + address.substring(address.lastIndexOf('@'));
        };
    }

    /** What is posted there is signed with it; empty for mail. */
    Optional<Secret> secret(Recipient recipient) {
        return recipient.sealedSecret().map(secret -> Secret.of(open(secret, SECRETS, recipient.id())));
    }

    /** Oldest first. */
    List<Recipient> of(ResourceId resource) {
        return list("resourceId = ?1 order by createdAt, id", resource.value());
    }

    /** As {@link #of(ResourceId)}, without reading them. */
    List<String> ids(ResourceId resource) {
        return find("select id from Recipient where resourceId = ?1 order by createdAt, id", resource.value())
                .project(String.class)
                .list();
    }

    /** One of this resource, and not of another. */
    Optional<Recipient> of(ResourceId resource, String id) {
        return find("resourceId = ?1 and id = ?2", resource.value(), id).firstResultOptional();
    }

    Optional<Recipient> lock(String id) {
        return find("id", id).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }

    /** Those that are to be told now, always in the same order, so that two brokers never wait for each other. */
    List<Recipient> lockReachable(ResourceId resource) {
        return find("resourceId = ?1 and confirmedAt is not null and offAt is null order by id", resource.value())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    private byte[] seal(String clear, SealedColumn column, String id) {
        return sealer.seal(clear.getBytes(StandardCharsets.UTF_8), column.place(List.of(id)));
    }

    private String open(byte[] sealed, SealedColumn column, String id) {
        return new String(sealer.open(sealed, column.place(List.of(id))), StandardCharsets.UTF_8);
    }
}
