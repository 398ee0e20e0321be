package culvert.sso;

import culvert.audit.Acting;
import culvert.resources.Resource;
import culvert.resources.ResourceId;
import culvert.resources.ResourceService;
import culvert.resources.ResourceState;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The check that stands before every page of a dashboard. */
@ApplicationScoped
public class Sessions {

    /** Somebody who may see this resource. */
    public record SignedOn(DashboardSession session, Resource resource) {}

    private final SessionTokens tokens;
    private final ResourceService resources;
    private final Acting acting;

    Sessions(SessionTokens tokens, ResourceService resources, Acting acting) {
        this.tokens = tokens;
        this.resources = resources;
        this.acting = acting;
    }

    /**
     * Who may see the resource; empty when there is no session, it is over, it is for another resource, or the resource is
     * gone. The resource is looked up each time, so that sessions die with it at once.
     *
     * @param cookie the value of the cookie {@link SessionCookie#NAME}; null when the browser sent none
     */
    public Optional<SignedOn> find(ResourceId id, @Nullable String cookie) {
        return tokens.read(cookie == null ? "" : cookie)
                .filter(session -> session.resource().equals(id))
                .flatMap(this::ofLivingResource)
                .map(who -> {
                    acting.as(who.session().actor());
                    return who;
                });
    }

    /**
     * The same for pages that have nothing to say to anybody else.
     *
     * @throws NoEntry when {@link #find} finds nobody
     */
    public SignedOn require(ResourceId id, @Nullable String cookie) {
        return find(id, cookie).orElseThrow(NoEntry::new);
    }

    /**
     * The same for somebody who was let in a short time ago and still looks: the resource is looked up, the cookie is not read.
     *
     * @throws NoEntry when the resource is gone
     */
    public SignedOn again(DashboardSession session) {
        return ofLivingResource(session).orElseThrow(NoEntry::new);
    }

    private Optional<SignedOn> ofLivingResource(DashboardSession session) {
        return Optional.of(new SignedOn(session, resources.find(session.resource())))
                .filter(who -> who.resource().state() != ResourceState.DEPROVISIONED);
    }
}
