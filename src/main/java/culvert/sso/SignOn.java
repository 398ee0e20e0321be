package culvert.sso;

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
    private final Clock clock;

    SignOn(
            ResourceService resources,
            SignOns signOns,
            SessionTokens tokens,
            SessionCookie cookie,
            Settings settings,
            Clock clock) {
        this.resources = resources;
        this.signOns = signOns;
        this.tokens = tokens;
        this.cookie = cookie;
        this.window = settings.signOnWindow();
        this.clock = clock;
    }

    /** The way to the dashboard, without the token of the link. @throws NoEntry when the link does not open it */
    Response enter(PlatformName platform, SignOnLink link, Secret salt) {
        DashboardSession session = DashboardSession.begin(link.resource());
        // Proof first: nothing is looked up, and nothing used up, for somebody who does not know the salt.
        boolean opens = link.isSignedWith(salt)
                && link.isWithin(window, clock.instant())
                && isOpenTo(platform, link.resource())
                && signOns.use(link, session);
        if (!opens) {
            throw new NoEntry();
        }
        NewCookie carrier = cookie.carrying(tokens.issue(session), link.resource());
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, DashboardAddress.of(link.resource()))
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
