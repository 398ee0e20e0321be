package culvert.api;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The errors of the API on the wire. */
final class ApiErrors {

    @ServerExceptionMapper
    Response refuse(ApiRefused refusal) {
        String message = String.valueOf(refusal.getMessage());
        return Response.status(refusal.status())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(Map.of("error", message, "message", message))
                .build();
    }
}
