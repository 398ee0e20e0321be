package culvert.sandbox.api;

import culvert.sandbox.SandboxOnly;
import culvert.sandbox.platform.Problem;
import culvert.sandbox.platform.Refused;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Map;

/**
 * The one table from a problem to status and body, as Scalingo's API documentation and its Go client have them. A mapper
 * class and not an annotated method, because only classes are left out of a build by {@link SandboxOnly}.
 */
@SandboxOnly
@Provider
class Problems implements ExceptionMapper<Refused> {

    @Override
    public Response toResponse(Refused refused) {
        return Response.status(status(refused.problem()))
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(body(refused.problem()))
                .build();
    }

    static int status(Problem problem) {
        return switch (problem) {
            case Problem.Malformed _ -> 400;
            case Problem.Unauthorized _ -> 401;
            case Problem.NotFound _ -> 404;
            case Problem.Busy _ -> 409;
            case Problem.Invalid _, Problem.RefusedByProvider _ -> 422;
            case Problem.ProviderFailed _ -> 503;
        };
    }

    private static Object body(Problem problem) {
        return switch (problem) {
            case Problem.Malformed(String message) -> Map.of("error", message);
            case Problem.Unauthorized _ -> Map.of("error", "Unauthorized");
            case Problem.NotFound(String resource) -> new NotFound(resource, "not found");
            case Problem.Busy(String message) -> Map.of("error", message);
            case Problem.Invalid(String field, String reason) -> Map.of("errors", Map.of(field, List.of(reason)));
            case Problem.RefusedByProvider(String message) -> Map.of("errors", Map.of("addon", List.of(message)));
            case Problem.ProviderFailed(String message) -> Map.of("error", message);
        };
    }

    /** A record, because the order of its fields shows on the wire. */
    record NotFound(String resource, String error) {}
}
