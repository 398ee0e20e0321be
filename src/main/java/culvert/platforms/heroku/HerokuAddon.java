package culvert.platforms.heroku;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What we keep of an add-on that was ordered with a grant. Secrets are sealed; {@link HerokuAddons} opens them. */
@Entity(name = "heroku_addon")
class HerokuAddon {

    @Id
    String uuid;

    @Column(name = "resource_id")
    String resourceId;

    @Column(name = "grant_code")
    byte @Nullable [] grantCode;

    @Column(name = "access_token")
    byte @Nullable [] accessToken;

    @Column(name = "access_until")
    @Nullable
    Instant accessUntil;

    @Column(name = "refresh_token")
    byte @Nullable [] refreshToken;

    @Column(name = "webhook_secret")
    byte[] webhookSecret;

    boolean subscribed;

    boolean awaited;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected HerokuAddon() {}
}
