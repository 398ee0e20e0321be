package culvert.provisioning.heroku;

import culvert.provisioning.MarketplaceAnswer;
import culvert.provisioning.Marketplaces;
import culvert.provisioning.OrderBody;
import culvert.provisioning.Refusals;
import culvert.resources.PlatformName;
import culvert.resources.ResourceId;
import culvert.resources.ResourceRefused;
import culvert.resources.ResourceService;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * The requests Heroku sends to an add-on partner. Version 3 names a resource in the path by the platform's uuid, the legacy
 * form by the id we gave; both are taken. Every answer has a body of JSON ("Add-on Partner API Reference").
 */
@Path("/heroku")
@RolesAllowed(Marketplaces.HEROKU)
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.WILDCARD)
@RunOnVirtualThread
public class HerokuProvisioning {

    private final HerokuOrders orders;
    private final ResourceService resources;

    HerokuProvisioning(HerokuOrders orders, ResourceService resources) {
        this.orders = orders;
        this.resources = resources;
    }

    @POST
    @Path("/resources")
    public Response provision(byte[] body, HttpHeaders caller) {
        HerokuOrders.Taken taken = orders.take(HerokuOrder.read(body));
        Response.Status status = taken.awaited() ? Response.Status.ACCEPTED : Response.Status.CREATED;
        return answer(Response.status(status).entity(MarketplaceAnswer.provisioned(taken.resource())), caller);
    }

    @PUT
    @Path("/resources/{id}")
    public Response changePlan(@PathParam("id") String id, byte[] body, HttpHeaders caller) {
        String plan = OrderBody.read(body).name("plan");
        return answer(Response.ok(MarketplaceAnswer.planChanged(resources.changePlan(bought(id), plan))), caller);
    }

    @DELETE
    @Path("/resources/{id}")
    public Response deprovision(@PathParam("id") String id, HttpHeaders caller) {
        resources.deprovision(bought(id));
        return answer(Response.ok(MarketplaceAnswer.deprovisioned()), caller);
    }

    private ResourceId bought(String id) {
        return resources.boughtBy(PlatformName.HEROKU, id);
    }

    @ServerExceptionMapper
    Response refused(ResourceRefused refused, HttpHeaders caller) {
        return answer(Refusals.answer(refused), caller);
    }

    @ServerExceptionMapper
    Response unreadable(OrderBody.Unreadable unreadable, HttpHeaders caller) {
        return answer(Refusals.answer(unreadable), caller);
    }

    private static Response answer(Response.ResponseBuilder answer, HttpHeaders caller) {
        return answer.type(HerokuMediaType.askedForBy(caller)).build();
    }
}
