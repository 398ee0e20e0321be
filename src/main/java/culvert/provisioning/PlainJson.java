package culvert.provisioning;

import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Says that JSON is JSON and nothing more. The framework adds a {@code charset}, which JSON does not have (RFC 8259, 11)
 * and which callers that compare media types letter by letter do not expect.
 */
final class PlainJson {

    @ServerResponseFilter
    void name(ContainerResponseContext response) {
        MediaType type = response.getMediaType();
        if (type != null && type.isCompatible(MediaType.APPLICATION_JSON_TYPE) && !type.isWildcardType()) {
            response.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON);
        }
    }
}
