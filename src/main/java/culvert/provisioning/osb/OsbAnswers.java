package culvert.provisioning.osb;

import culvert.resources.ResourceRefused;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The table from named errors to their wire form. */
final class OsbAnswers {

    @ServerExceptionMapper
    Response refused(OsbRefused refused) {
        return Response.status(refused.status())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(refused.body())
                .build();
    }

    /** What the core refuses, in this protocol's words. */
    static OsbRefused translate(ResourceRefused refused) {
        String why = String.valueOf(refused.getMessage());
        return switch (refused) {
            case ResourceRefused.UnknownPlan unknown -> OsbRefused.badRequest(why);
            case ResourceRefused.UnknownResource unknown -> OsbRefused.unknown("service instance");
            case ResourceRefused.Gone gone -> OsbRefused.gone("service instance");
            case ResourceRefused.ConflictingOrder conflict -> OsbRefused.conflict("service instance");
            case ResourceRefused.Suspended suspended -> new OsbRefused(422, "Suspended", why);
        };
    }
}
