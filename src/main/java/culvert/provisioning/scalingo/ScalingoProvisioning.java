package culvert.provisioning.scalingo;

import culvert.provisioning.Marketplaces;
import culvert.resources.AppId;
import culvert.resources.Order;
import culvert.resources.PlatformName;
import culvert.resources.Provisioned;
import culvert.resources.ResourceId;
import culvert.resources.ResourceRefused;
import culvert.resources.ResourceService;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * The requests Scalingo sends to an add-on provider. The verb for a plan change is PUT in its documentation and PATCH in
 * newer clients; deprovisioning, suspension and resumption come with any content type and body, or none.
 */
@Path("/scalingo/resources")
@RolesAllowed(Marketplaces.SCALINGO)
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ScalingoProvisioning {

    private final ResourceService resources;

    ScalingoProvisioning(ResourceService resources) {
        this.resources = resources;
    }

    @POST
    public Response provision(byte[] body) {
        ScalingoOrder order = ScalingoOrder.read(body);
        Provisioned provisioned = resources.provision(
                new Order(PlatformName.SCALINGO, order.uuid(), new AppId(order.appId()), order.plan()));
        return Response.status(Response.Status.CREATED)
                .entity(ScalingoAnswer.provisioned(provisioned.resource()))
                .build();
    }

    @PUT
    @Path("/{id}")
    public ScalingoAnswer changePlan(@PathParam("id") String id, byte[] body) {
        return ScalingoAnswer.planChanged(resources.changePlan(bought(id), ScalingoOrder.readPlan(body)));
    }

    @PATCH
    @Path("/{id}")
    public ScalingoAnswer changePlanByPatch(@PathParam("id") String id, byte[] body) {
        return changePlan(id, body);
    }

    @DELETE
    @Path("/{id}")
    public void deprovision(@PathParam("id") String id) {
        resources.deprovision(bought(id));
    }

    @POST
    @Path("/{id}/suspend")
    public void suspend(@PathParam("id") String id) {
        resources.suspend(bought(id));
    }

    @POST
    @Path("/{id}/resume")
    public void resume(@PathParam("id") String id) {
        resources.resume(bought(id));
    }

    private ResourceId bought(String id) {
        return resources.boughtBy(PlatformName.SCALINGO, id);
    }

    /** The table from named errors to their wire form. */
    @ServerExceptionMapper
    Response refused(ResourceRefused refused) {
        int status = switch (refused) {
            case ResourceRefused.UnknownPlan unknown -> 422;
            case ResourceRefused.UnknownResource unknown -> 404;
            case ResourceRefused.Gone gone -> 410;
            case ResourceRefused.ConflictingOrder conflict -> 409;
            case ResourceRefused.Suspended suspended -> 409;
        };
        return error(status, String.valueOf(refused.getMessage()));
    }

    @ServerExceptionMapper
    Response unreadable(ScalingoOrder.Unreadable unreadable) {
        return error(unreadable.status(), String.valueOf(unreadable.getMessage()));
    }

    // Scalingo's sample provider answers one key 'error', its API clients read 'message': both say the same.
    private static Response error(int status, String message) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(Map.of("error", message, "message", message))
                .build();
    }
}
