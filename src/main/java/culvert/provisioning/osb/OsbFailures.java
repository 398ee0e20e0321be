package culvert.provisioning.osb;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.util.Map;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Gives the answers that are the same for all protocols, such as that the database is away, the form of this one. */
final class OsbFailures {

    @ServerResponseFilter
    void shape(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getUriInfo().getPath().startsWith("/v2/")
                && response.getStatus() >= 400
                && response.getEntity() instanceof Map<?, ?> failure
                && failure.get("message") instanceof String message) {
            String word = response.getStatusInfo().getReasonPhrase().replaceAll("[^A-Za-z]", "");
            response.setEntity(new OsbError(word, message));
        }
    }
}
