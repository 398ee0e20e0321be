package culvert.provisioning;

import culvert.security.BasicCredentials;
import culvert.settings.Settings;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.credential.PasswordCredential;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.UsernamePasswordAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Tells by its Basic credentials which marketplace calls. Each protocol that is on is one role; the credentials are long
 * random words that a machine keeps, so they are compared in constant time but not hashed slowly for every call.
 */
@ApplicationScoped
class MarketplaceCredentials implements IdentityProvider<UsernamePasswordAuthenticationRequest> {

    private final Map<String, BasicCredentials> ofRole = new LinkedHashMap<>();

    MarketplaceCredentials(Settings settings) {
        settings.scalingo()
                .ifPresent(
                        on -> ofRole.put(Marketplaces.SCALINGO, on.credentials().basic()));
        settings.heroku()
                .ifPresent(
                        on -> ofRole.put(Marketplaces.HEROKU, on.credentials().basic()));
        settings.osb().ifPresent(on -> ofRole.put(Marketplaces.OSB, on.credentials()));
        settings.clever()
                .ifPresent(
                        on -> ofRole.put(Marketplaces.CLEVER, on.credentials().basic()));
    }

    @Override
    public Class<UsernamePasswordAuthenticationRequest> getRequestType() {
        return UsernamePasswordAuthenticationRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            UsernamePasswordAuthenticationRequest request, AuthenticationRequestContext context) {
        Set<String> roles = roles(request.getUsername(), request.getPassword());
        if (roles.isEmpty()) {
            return Uni.createFrom().failure(new AuthenticationFailedException("no marketplace has these credentials"));
        }
        return Uni.createFrom()
                .item(QuarkusSecurityIdentity.builder()
                        .setPrincipal(new QuarkusPrincipal(request.getUsername()))
                        .addRoles(roles)
                        .build());
    }

    private Set<String> roles(String name, PasswordCredential password) {
        String word = new String(password.getPassword());
        Set<String> roles = new LinkedHashSet<>();
        ofRole.forEach((role, credentials) -> {
            if (credentials.match(name, word)) {
                roles.add(role);
            }
        });
        return roles;
    }
}
