package culvert.operator;

import culvert.settings.Settings;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Without a password there is no operator's page at all, rather than one that nobody can enter. */
final class OperatorIsOff {

    private final boolean off;

    OperatorIsOff(Settings settings) {
        this.off = settings.operator().password().isEmpty();
    }

    @ServerRequestFilter(preMatching = true)
    void check(ContainerRequestContext request) {
        if (off && (request.getUriInfo().getPath() + "/").startsWith("/operator/")) {
            throw new NotFoundException();
        }
    }
}
