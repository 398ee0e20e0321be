package culvert.provisioning.osb;

import culvert.audit.Acting;
import culvert.audit.Actor;
import culvert.provisioning.Marketplaces;
import culvert.provisioning.osb.InstanceOperations.Provisioned;
import culvert.resources.Author;
import culvert.resources.Resource;
import culvert.sso.DashboardLinks;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/**
 * Requests about service instances. Everything is done when it is answered, so {@code accepts_incomplete} means nothing
 * here. Judged in this order, which is the only one that all public checkers agree on: credentials, version, what the
 * request says, what the instance is.
 */
@Path("/v2/service_instances/{instance}")
@RolesAllowed(Marketplaces.OSB)
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class InstanceRoutes {

    private final InstanceOperations instances;
    private final Offer offer;
    private final DashboardLinks links;
    private final Acting acting;

    InstanceRoutes(InstanceOperations instances, Offer offer, DashboardLinks links, Acting acting) {
        this.instances = instances;
        this.offer = offer;
        this.links = links;
        this.acting = acting;
    }

    @PUT
    public Response provision(@BeanParam Call call, @PathParam("instance") String id, byte[] body) {
        call.version();
        Author author = author(call);
        InstanceOrder order = InstanceOrder.read(offer, body, call);
        Provisioned provisioned = instances.provision(Ids.require(id), order, author);
        return Response.status(provisioned.alreadyExisted() ? Response.Status.OK : Response.Status.CREATED)
                .entity(InstanceAnswer.provisioned(links.to(provisioned.resource())))
                .build();
    }

    @GET
    public InstanceAnswer fetch(@BeanParam Call call, @PathParam("instance") String id) {
        call.version();
        Resource resource = instances.find(Ids.require(id));
        return new InstanceAnswer(offer.serviceId(), offer.idOfPlan(resource.plan()), links.to(resource));
    }

    @PATCH
    public InstanceAnswer update(@BeanParam Call call, @PathParam("instance") String id, byte[] body) {
        ApiVersion version = call.version();
        Author author = author(call);
        InstanceChange change = InstanceChange.read(offer, body, call);
        return InstanceAnswer.updated(links.to(instances.update(Ids.require(id), change, author)), version);
    }

    @DELETE
    public Map<String, String> deprovision(
            @BeanParam Call call, @BeanParam Deletion deletion, @PathParam("instance") String id) {
        call.version();
        Author author = author(call);
        deletion.requireComplete();
        if (!instances.deprovision(Ids.require(id), author)) {
            throw OsbRefused.gone("service instance");
        }
        return Map.of();
    }

    @GET
    @Path("last_operation")
    public LastOperation lastOperation(@BeanParam Call call, @PathParam("instance") String id) {
        call.version();
        if (instances.isGone(Ids.require(id))) {
            throw OsbRefused.gone("service instance");
        }
        instances.find(id);
        return LastOperation.SUCCEEDED;
    }

    // The audit trail has the person where the platform names one, else only the marketplace.
    private Author author(Call call) {
        Author author = call.author();
        if (call.identity().isPresent()) {
            acting.as(new Actor(Actor.Kind.MARKETPLACE, Marketplaces.OSB + ", " + author.value()));
        }
        return author;
    }
}
