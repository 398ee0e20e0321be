package culvert.sso;

import culvert.resources.Resource;
import culvert.resources.ResourceId;
import culvert.resources.ResourceService;
import culvert.resources.ResourceState;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** The check that stands before every page of a dashboard. */
@ApplicationScoped
public class Sessions {

    /** Somebody who may see this resource. */
    public record SignedOn(DashboardSession session, Resource resource) {}

    private final SessionTokens tokens;
    private final ResourceService resources;

    Sessions(SessionTokens tokens, ResourceService resources) {
        this.tokens = tokens;
        this.resources = resources;
    }

    /**
     * The resource is looked up each time, so that sessions die with it at once.
     *
     * @param cookie the value of the cookie {@link SessionCookie#NAME}; null when the browser sent none
     * @throws NoEntry when there is no session, it is over, it is for another resource, or the resource is gone
     */
    public SignedOn require(ResourceId id, @Nullable String cookie) {
        DashboardSession session = tokens.read(cookie == null ? "" : cookie)
                .filter(read -> read.resource().equals(id))
                .orElseThrow(NoEntry::new);
        Resource resource = resources.find(id);
        if (resource.state() == ResourceState.DEPROVISIONED) {
            throw new NoEntry();
        }
        return new SignedOn(session, resource);
    }
}
