package culvert.sso;

import culvert.audit.Act;
import culvert.audit.Acting;
import culvert.audit.AuditTrail;
import culvert.resources.PlatformName;
import culvert.resources.Resource;
import culvert.resources.ResourceId;
import culvert.resources.ResourceRefused;
import culvert.resources.ResourceService;
import culvert.resources.ResourceState;
import culvert.security.Secret;
import culvert.settings.Settings;
import culvert.settings.SignOnWindow;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.time.Clock;

/** Judges a sign-on link and opens the session, for every marketplace whose links carry id, timestamp and token. */
@ApplicationScoped
class SignOn {

    private final ResourceService resources;
    private final SignOns signOns;
    private final SessionTokens tokens;
    private final SessionCookie cookie;
    private final SignOnWindow window;
    private final Acting acting;
    private final AuditTrail trail;
    private final Clock clock;

    SignOn(
            ResourceService resources,
            SignOns signOns,
            SessionTokens tokens,
            SessionCookie cookie,
            Settings settings,
            Acting acting,
            AuditTrail trail,
            Clock clock) {
        this.resources = resources;
        this.signOns = signOns;
        this.tokens = tokens;
        this.cookie = cookie;
        this.window = settings.signOnWindow();
        this.acting = acting;
        this.trail = trail;
        this.clock = clock;
    }

    /** The way to the dashboard, without the token of the link. @throws NoEntry when the link does not open it */
    Response enter(PlatformName platform, SignOnLink link, Secret salt) {
        // Proof first: nothing is looked up, and nothing used up, for somebody who does not know the salt.
        boolean opens = link.isSignedWith(salt)
                && link.isWithin(window, clock.instant())
                && isOpenTo(platform, link.resource())
                && signOns.use(link);
        if (!opens) {
            throw new NoEntry();
        }
        return open(link.resource());
    }

    /** Opens a session for somebody who proved to be allowed to, and leads to the dashboard. */
    Response open(ResourceId resource) {
        DashboardSession session = DashboardSession.begin(resource);
        acting.as(session.actor());
        trail.note(Act.SIGNED_ON, resource, "");
        NewCookie carrier = cookie.carrying(tokens.issue(session), resource);
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, DashboardAddress.of(resource))
                .cookie(carrier)
                .build();
    }

    private boolean isOpenTo(PlatformName platform, ResourceId id) {
        try {
            Resource resource = resources.find(id);
            return resource.platform() == platform && resource.state() != ResourceState.DEPROVISIONED;
        } catch (ResourceRefused.UnknownResource e) {
            return false;
        }
    }
}
