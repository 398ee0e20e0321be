package culvert.sso;

import culvert.platforms.InstancePermissions;
import culvert.platforms.PlatformFailure;
import culvert.resources.PlatformName;
import culvert.resources.Resource;
import culvert.resources.ResourceId;
import culvert.resources.ResourceRefused;
import culvert.resources.ResourceService;
import culvert.resources.ResourceState;
import culvert.security.Secret;
import culvert.settings.OsbSettings;
import culvert.settings.Settings;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.OIDCException;
import io.quarkus.oidc.OidcSession;
import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Where the {@code dashboard_url} of a Cloud Foundry's service instance leads when OpenID Connect is on: the person signs
 * on at the foundation, and the foundation says whether that person may manage this very instance ("Dashboard Single
 * Sign-On"). What the foundation gave us for that is forgotten at once; what stays is a session as every sign-on gives it.
 */
@Path(OidcSignOn.PATH)
@RunOnVirtualThread
public class OidcSignOn {

    public static final String PATH = "/sso/oidc";

    private static final Logger LOG = Logger.getLogger(OidcSignOn.class);

    @CheckedTemplate(basePath = "sso")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance notYours();

        static native TemplateInstance signOnAway();
    }

    private final SecurityIdentity person;
    private final OidcSession visit;
    private final OidcAuthenticationMechanism issuer;
    private final InstancePermissions permissions;
    private final ResourceService resources;
    private final SignOn signOn;
    private final boolean isOn;

    OidcSignOn(
            SecurityIdentity person,
            OidcSession visit,
            OidcAuthenticationMechanism issuer,
            InstancePermissions permissions,
            ResourceService resources,
            SignOn signOn,
            Settings settings) {
        this.person = person;
        this.visit = visit;
        this.issuer = issuer;
        this.permissions = permissions;
        this.resources = resources;
        this.signOn = signOn;
        this.isOn = settings.osb().flatMap(OsbSettings::oidc).isPresent();
    }

    /** Whoever only looks at a link is not to be led through a sign-on. */
    @HEAD
    public Response look() {
        return Response.status(Response.Status.METHOD_NOT_ALLOWED)
                .header(HttpHeaders.ALLOW, HttpMethod.GET)
                .build();
    }

    /**
     * The way in, and the way back from the issuer, which then leads here once more.
     *
     * @param state stands in the way back only
     */
    @GET
    public Response enter(
            @QueryParam("id") @DefaultValue("") String id,
            @QueryParam("state") @DefaultValue("") String state,
            RoutingContext exchange) {
        if (!isOn || (id.isEmpty() && state.isEmpty())) {
            throw new NoEntry();
        }
        try {
            return person.isAnonymous() ? toIssuer(id, exchange) : entered(id);
        } catch (AuthenticationCompletionException e) {
            LOG.infof("a sign-on by OpenID Connect did not succeed: %s", e.getMessage());
            throw new NoEntry();
        } catch (OIDCException e) {
            LOG.warnf("the issuer does not answer: %s", e.getMessage());
            return page(503, Templates.signOnAway());
        }
    }

    private Response toIssuer(String id, RoutingContext exchange) {
        if (id.isEmpty()) {
            throw new NoEntry();
        }
        // Asked for by itself: of all ways to prove who one is, the framework would choose Basic credentials first.
        ChallengeData way = issuer.getChallenge(exchange).await().indefinitely();
        Response.ResponseBuilder answer = Response.status(way.status);
        way.getHeaders().forEach((name, value) -> answer.header(name.toString(), value));
        return answer.build();
    }

    private Response entered(String id) {
        Secret token =
                Secret.of(person.getCredential(AccessTokenCredential.class).getToken());
        String name = person.getPrincipal().getName();
        visit.logout().await().indefinitely();
        try {
            return living(id)
                    .filter(resource -> permissions.mayManage(resource.app(), token))
                    .map(resource -> signOn.open(resource.id(), name))
                    .orElseGet(() -> page(403, Templates.notYours()));
        } catch (PlatformFailure e) {
            LOG.warnf("what a person may do could not be asked: %s", e.reason());
            return page(503, Templates.signOnAway());
        }
    }

    private Optional<Resource> living(String id) {
        try {
            return Optional.of(resources.find(new ResourceId(id)))
                    .filter(resource -> resource.platform() == PlatformName.CLOUDFOUNDRY)
                    .filter(resource -> resource.state() != ResourceState.DEPROVISIONED);
        } catch (ResourceRefused.UnknownResource e) {
            return Optional.empty();
        }
    }

    private static Response page(int status, TemplateInstance page) {
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .entity(page.render())
                .build();
    }
}
