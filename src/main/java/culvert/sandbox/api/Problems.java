package culvert.sandbox.api;

import culvert.sandbox.SandboxOnly;
import culvert.sandbox.platform.Problem;
import culvert.sandbox.platform.Refused;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The one table from a problem to status and body, as Scalingo's API documentation and its Go client have them. */
@SandboxOnly
@Singleton
class Problems {

    @ServerExceptionMapper
    Response answer(Refused refused) {
        return switch (refused.problem()) {
            case Problem.Malformed(String message) -> answer(400, Map.of("error", message));
            case Problem.Unauthorized() -> answer(401, Map.of("error", "Unauthorized"));
            case Problem.NotFound(String resource) -> answer(404, new NotFound(resource, "not found"));
            case Problem.Busy(String message) -> answer(409, Map.of("error", message));
            case Problem.Invalid(String field, String reason) ->
                answer(422, Map.of("errors", Map.of(field, List.of(reason))));
            case Problem.RefusedByProvider(String message) ->
                answer(422, Map.of("errors", Map.of("addon", List.of(message))));
            case Problem.ProviderFailed(String message) -> answer(503, Map.of("error", message));
        };
    }

    /** A record, because the order of its fields shows on the wire. */
    record NotFound(String resource, String error) {}

    private static Response answer(int status, Object body) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(body)
                .build();
    }
}
