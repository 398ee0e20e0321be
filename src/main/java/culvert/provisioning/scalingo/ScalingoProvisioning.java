package culvert.provisioning.scalingo;

import culvert.provisioning.MarketplaceAnswer;
import culvert.provisioning.Marketplaces;
import culvert.provisioning.OrderBody;
import culvert.provisioning.Refusals;
import culvert.resources.OrderIntake;
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

    private final OrderIntake orders;
    private final ResourceService resources;

    ScalingoProvisioning(OrderIntake orders, ResourceService resources) {
        this.orders = orders;
        this.resources = resources;
    }

    @POST
    public Response provision(byte[] body) {
        Provisioned provisioned = orders.provision(ScalingoOrder.read(body));
        return Response.status(Response.Status.CREATED)
                .entity(MarketplaceAnswer.provisioned(provisioned.resource()))
                .build();
    }

    @PUT
    @Path("/{id}")
    public MarketplaceAnswer changePlan(@PathParam("id") String id, byte[] body) {
        return MarketplaceAnswer.planChanged(
                resources.changePlan(bought(id), OrderBody.read(body).name("plan")));
    }

    @PATCH
    @Path("/{id}")
    public MarketplaceAnswer changePlanByPatch(@PathParam("id") String id, byte[] body) {
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

    @ServerExceptionMapper
    Response refused(ResourceRefused refused) {
        return Refusals.answer(refused).type(MediaType.APPLICATION_JSON_TYPE).build();
    }

    @ServerExceptionMapper
    Response unreadable(OrderBody.Unreadable unreadable) {
        return Refusals.answer(unreadable).type(MediaType.APPLICATION_JSON_TYPE).build();
    }
}
