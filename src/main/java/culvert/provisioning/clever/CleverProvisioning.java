package culvert.provisioning.clever;

import culvert.provisioning.MarketplaceAnswer;
import culvert.provisioning.Marketplaces;
import culvert.provisioning.OrderBody;
import culvert.provisioning.Refusals;
import culvert.resources.AppId;
import culvert.resources.Order;
import culvert.resources.OrderIntake;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * The requests Clever Cloud sends to an add-on provider ("Marketplace APIs"). The app it names is the add-on, which its
 * customer links to apps. A change of plan is no longer documented, but its sample provider still takes one.
 */
@Path("/clever")
@RolesAllowed(Marketplaces.CLEVER)
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class CleverProvisioning {

    private final OrderIntake orders;
    private final ResourceService resources;

    CleverProvisioning(OrderIntake orders, ResourceService resources) {
        this.orders = orders;
        this.resources = resources;
    }

    @POST
    @Path("/resources")
    public MarketplaceAnswer provision(byte[] body) {
        OrderBody order = OrderBody.read(body);
        String addon = order.name("addon_id");
        return MarketplaceAnswer.provisioned(orders.provision(
                        new Order(PlatformName.CLEVER, Optional.of(addon), new AppId(addon), order.name("plan")))
                .resource());
    }

    @PUT
    @Path("/resources/{id}")
    public MarketplaceAnswer changePlan(@PathParam("id") String id, byte[] body) {
        return MarketplaceAnswer.planChanged(
                resources.changePlan(bought(id), OrderBody.read(body).name("plan")));
    }

    /** The documentation says 200, the sample provider 204; an answer with a body is right by both. */
    @DELETE
    @Path("/resources/{id}")
    public MarketplaceAnswer deprovision(@PathParam("id") String id) {
        resources.deprovision(bought(id));
        return MarketplaceAnswer.deprovisioned();
    }

    private ResourceId bought(String id) {
        return resources.boughtBy(PlatformName.CLEVER, id);
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
