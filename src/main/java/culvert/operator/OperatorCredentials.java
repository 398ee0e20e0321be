package culvert.operator;

import culvert.audit.Acting;
import culvert.security.BasicCredentials;
import culvert.settings.Settings;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.UsernamePasswordAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Knows the operator by the user name {@code operator} and the password that was set; whoever else is asked about next. */
@ApplicationScoped
class OperatorCredentials implements IdentityProvider<UsernamePasswordAuthenticationRequest> {

    private static final int BEFORE_MARKETPLACES = 2000;

    private final Optional<BasicCredentials> credentials;

    OperatorCredentials(Settings settings) {
        this.credentials =
                settings.operator().password().map(password -> new BasicCredentials(Acting.OPERATOR, password));
    }

    @Override
    public int priority() {
        return BEFORE_MARKETPLACES;
    }

    @Override
    public Class<UsernamePasswordAuthenticationRequest> getRequestType() {
        return UsernamePasswordAuthenticationRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            UsernamePasswordAuthenticationRequest request, AuthenticationRequestContext context) {
        String password = new String(request.getPassword().getPassword());
        boolean operator = credentials
                .filter(right -> right.match(request.getUsername(), password))
                .isPresent();
        return operator
                ? Uni.createFrom()
                        .item(QuarkusSecurityIdentity.builder()
                                .setPrincipal(new QuarkusPrincipal(Acting.OPERATOR))
                                .addRole(Acting.OPERATOR)
                                .build())
                : Uni.createFrom().nullItem();
    }
}
