package culvert.provisioning;

import culvert.resources.ResourceRefused;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/**
 * The table from named errors to their wire form, for the marketplaces that took over Heroku's first protocol: Heroku
 * itself, Scalingo and Clever Cloud.
 */
public final class Refusals {

    private Refusals() {}

    public static Response.ResponseBuilder answer(ResourceRefused refused) {
        int status = switch (refused) {
            case ResourceRefused.UnknownPlan unknown -> 422;
            case ResourceRefused.UnknownResource unknown -> 404;
            case ResourceRefused.Gone gone -> 410;
            case ResourceRefused.ConflictingOrder conflict -> 409;
            case ResourceRefused.Suspended suspended -> 409;
        };
        return answer(status, String.valueOf(refused.getMessage()));
    }

    public static Response.ResponseBuilder answer(OrderBody.Unreadable unreadable) {
        return answer(unreadable.status(), String.valueOf(unreadable.getMessage()));
    }

    // Sample providers answer one key 'error', API clients and command lines read 'message': both say the same.
    private static Response.ResponseBuilder answer(int status, String message) {
        return Response.status(status).entity(Map.of("error", message, "message", message));
    }
}
