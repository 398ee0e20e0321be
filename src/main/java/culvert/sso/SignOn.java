package culvert.sso;

import culvert.audit.Act;
import culvert.audit.Acting;
import culvert.audit.AuditTrail;
import culvert.resources.PlatformName;
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

/** Judges a sign-on and opens the session, for every marketplace that signs with a salt. */
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

    /** The way to the dashboard, without the proof. @throws NoEntry when the proof does not open it */
    Response enter(PlatformName platform, SignOnProof proof, Secret salt) {
        // Proof first: nothing is looked up, and nothing used up, for somebody who does not know the salt.
        if (!proof.isSignedWith(salt) || !proof.isWithin(window, clock.instant())) {
            throw new NoEntry();
        }
        ResourceId resource = living(platform, proof.resource());
        if (!signOns.use(proof.usedUp(resource, salt))) {
            throw new NoEntry();
        }
        return open(resource, "");
    }

    /**
     * Opens a session for somebody who proved to be allowed to, and leads to the dashboard.
     *
     * @param person the platform's name for whoever it is, for the audit trail; empty where it tells none
     */
    Response open(ResourceId resource, String person) {
        DashboardSession session = DashboardSession.begin(resource);
        acting.as(session.actor());
        trail.note(Act.SIGNED_ON, resource, person);
        NewCookie carrier = cookie.carrying(tokens.issue(session), resource);
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, DashboardAddress.of(resource))
                .cookie(carrier)
                .build();
    }

    private ResourceId living(PlatformName platform, String name) {
        try {
            ResourceId id = resources.boughtBy(platform, name);
            if (resources.find(id).state() != ResourceState.DEPROVISIONED) {
                return id;
            }
        } catch (ResourceRefused.UnknownResource e) {
            throw new NoEntry();
        }
        throw new NoEntry();
    }
}
