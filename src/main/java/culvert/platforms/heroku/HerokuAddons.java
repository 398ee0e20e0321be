package culvert.platforms.heroku;

import static java.nio.charset.StandardCharsets.UTF_8;

import culvert.resources.ResourceEvent;
import culvert.resources.ResourceId;
import culvert.security.SealedColumn;
import culvert.security.SealedPlace;
import culvert.security.Sealer;
import culvert.security.Secret;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The add-ons with a grant in the database: each method is one short transaction, no call to the platform among them. */
@ApplicationScoped
class HerokuAddons implements PanacheRepositoryBase<HerokuAddon, String> {

    private static final String GRANT = "grant_code";
    private static final String ACCESS = "access_token";
    private static final String REFRESH = "refresh_token";
    private static final String WEBHOOK = "webhook_secret";
    private static final int SECRET_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Sealer sealer;

    HerokuAddons(Sealer sealer) {
        this.sealer = sealer;
    }

    /** What is known of an add-on, opened. */
    record Known(
            String uuid,
            ResourceId resource,
            Optional<Secret> grantCode,
            Optional<Secret> accessToken,
            Optional<Instant> accessUntil,
            Optional<Secret> refreshToken,
            Secret webhookSecret,
            boolean subscribed,
            boolean awaited) {}

    /**
     * Keeps the grant of an order. A repetition brings a new grant, which replaces one that was not exchanged yet; that the
     * platform no longer waits for the order's end stays as it is.
     */
    @Transactional
    Known keep(String uuid, ResourceId resource, Secret grantCode, boolean awaited) {
        byte[] random = new byte[SECRET_BYTES];
        RANDOM.nextBytes(random);
        Secret webhookSecret = Secret.of(Base64.getUrlEncoder().withoutPadding().encodeToString(random));
        getEntityManager()
                .createNativeQuery("""
                        insert into heroku_addon (uuid, resource_id, grant_code, webhook_secret, subscribed, awaited)
                        values (:uuid, :resource, :grant, :webhook, false, :awaited)
                        on conflict (uuid) do update set grant_code = excluded.grant_code
                        where heroku_addon.refresh_token is null
                        """)
                .setParameter("uuid", uuid)
                .setParameter("resource", resource.value())
                .setParameter("grant", seal(grantCode, uuid, GRANT))
                .setParameter("webhook", seal(webhookSecret, uuid, WEBHOOK))
                .setParameter("awaited", awaited)
                .executeUpdate();
        return known(uuid).orElseThrow();
    }

    @Transactional
    Optional<Known> known(String uuid) {
        return findByIdOptional(uuid).map(this::open);
    }

    @Transactional
    Optional<Known> of(ResourceId resource) {
        return find("resourceId", resource.value()).firstResultOptional().map(this::open);
    }

    @Transactional
    void keep(String uuid, OAuthTokens tokens, Instant now) {
        findByIdOptional(uuid).ifPresent(addon -> {
            addon.grantCode = null;
            addon.accessToken = seal(tokens.access(), uuid, ACCESS);
            addon.accessUntil = now.plus(tokens.lifetime());
            addon.refreshToken = seal(tokens.refresh(), uuid, REFRESH);
        });
    }

    @Transactional
    void forgetAccessToken(String uuid) {
        findByIdOptional(uuid).ifPresent(addon -> addon.accessToken = null);
    }

    @Transactional
    void subscribed(String uuid) {
        findByIdOptional(uuid).ifPresent(addon -> addon.subscribed = true);
    }

    @Transactional
    void noLongerAwaited(String uuid) {
        findByIdOptional(uuid).ifPresent(addon -> addon.awaited = false);
    }

    // Tokens are dead at once, and nobody listens to the add-on any more.
    @Transactional(Transactional.TxType.MANDATORY)
    void follow(@Observes ResourceEvent event) {
        if (event instanceof ResourceEvent.WasDeprovisioned gone) {
            delete("resourceId", gone.resource().value());
        }
    }

    private Known open(HerokuAddon addon) {
        return new Known(
                addon.uuid,
                new ResourceId(addon.resourceId),
                open(addon.grantCode, addon.uuid, GRANT),
                open(addon.accessToken, addon.uuid, ACCESS),
                Optional.ofNullable(addon.accessUntil),
                open(addon.refreshToken, addon.uuid, REFRESH),
                open(addon.webhookSecret, addon.uuid, WEBHOOK).orElseThrow(),
                addon.subscribed,
                addon.awaited);
    }

    private Optional<Secret> open(byte @Nullable [] text, String uuid, String column) {
        return Optional.ofNullable(text)
                .map(present -> Secret.of(new String(sealer.open(present, place(uuid, column)), UTF_8)));
    }

    private byte[] seal(Secret clear, String uuid, String column) {
        return sealer.seal(clear.reveal().getBytes(UTF_8), place(uuid, column));
    }

    @Produces
    @Singleton
    static SealedColumn sealedGrants() {
        return column(GRANT);
    }

    @Produces
    @Singleton
    static SealedColumn sealedAccessTokens() {
        return column(ACCESS);
    }

    @Produces
    @Singleton
    static SealedColumn sealedRefreshTokens() {
        return column(REFRESH);
    }

    @Produces
    @Singleton
    static SealedColumn sealedWebhookSecrets() {
        return column(WEBHOOK);
    }

    private static SealedColumn column(String name) {
        return new SealedColumn("heroku_addon", List.of("uuid"), name);
    }

    private static SealedPlace place(String uuid, String column) {
        return column(column).place(List.of(uuid));
    }
}
