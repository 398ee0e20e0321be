package culvert.sso;

import culvert.security.SigningKey;
import culvert.settings.OidcSettings;
import culvert.settings.OsbSettings;
import culvert.settings.Settings;
import io.quarkus.oidc.OidcRequestContext;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.TenantConfigResolver;
import io.quarkus.oidc.runtime.OidcTenantConfig.ApplicationType;
import io.quarkus.oidc.runtime.OidcTenantConfig.Authentication.CookieSameSite;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;

/**
 * How quarkus-oidc is to sign people on: with the operator's issuer at the one path that asks for it, and not at all
 * anywhere else or where no issuer is set.
 */
@ApplicationScoped
class OidcTenant implements TenantConfigResolver {

    private static final String ALGORITHM = "HmacSHA256";

    private final Optional<OidcSettings> settings;
    private final String ours;
    private final boolean https;
    private final SigningKey key;

    OidcTenant(Settings settings, SigningKey key) {
        this.settings = settings.osb().flatMap(OsbSettings::oidc);
        this.ours = settings.publicUrl() + OidcSignOn.PATH;
        this.https = settings.isHttps();
        this.key = key;
    }

    @Override
    public Uni<OidcTenantConfig> resolve(RoutingContext exchange, OidcRequestContext<OidcTenantConfig> context) {
        // Nothing means the tenant of application.properties, which is switched off.
        return exchange.normalizedPath().equals(OidcSignOn.PATH) && settings.isPresent()
                ? context.runBlocking(() -> config(settings.get()))
                : Uni.createFrom().nullItem();
    }

    private OidcTenantConfig config(OidcSettings issuer) {
        String cookies = secret("oidc-cookies");
        return OidcTenantConfig.authServerUrl(issuer.issuer().toString())
                .tenantId("osb")
                .applicationType(ApplicationType.WEB_APP)
                .clientId(issuer.clientId())
                .credentials(issuer.clientSecret().reveal())
                .authentication()
                // As browsers reach us: behind a proxy the request itself does not tell.
                .redirectPath(ours)
                .restorePathAfterRedirect()
                .forceRedirectHttpsScheme(https)
                .scopes("cloud_controller_service_permissions.read")
                .nonceRequired()
                .pkceRequired()
                .stateSecret(cookies)
                .cookiePath(OidcSignOn.PATH)
                .cookieForceSecure(https)
                // Not strict: the way back from the issuer comes from another site.
                .cookieSameSite(CookieSameSite.LAX)
                .stateCookieSameSite(CookieSameSite.LAX)
                .end()
                .tokenStateManager()
                .encryptionSecret(cookies)
                .end()
                .token()
                .principalClaim("user_name")
                .end()
                .build();
    }

    // The same on every broker of this database, so that a sign-on may begin at one and end at another.
    private String secret(String purpose) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key.hmac());
            byte[] derived = mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(derived);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
