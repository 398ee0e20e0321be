package culvert.provisioning.heroku;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Gives the form of this protocol to what other rooms answer for us too, such as that the credentials are wrong. */
final class HerokuAnswers {

    @ServerResponseFilter
    void shape(ContainerRequestContext request, ContainerResponseContext response) {
        MediaType type = response.getMediaType();
        if (request.getUriInfo().getPath().startsWith("/heroku/")
                && type != null
                && MediaType.APPLICATION_JSON_TYPE.isCompatible(type)) {
            MediaType ours = HerokuMediaType.askedForBy(request.getAcceptableMediaTypes());
            response.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, ours);
        }
    }
}
