package culvert.provisioning.osb;

import culvert.provisioning.Marketplaces;
import culvert.provisioning.osb.BindingOperations.Bound;
import culvert.resources.Author;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;

/** Requests about service bindings. */
@Path("/v2/service_instances/{instance}/service_bindings/{binding}")
@RolesAllowed(Marketplaces.OSB)
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class BindingRoutes {

    private final BindingOperations bindings;
    private final Offer offer;

    BindingRoutes(BindingOperations bindings, Offer offer) {
        this.bindings = bindings;
        this.offer = offer;
    }

    @PUT
    public Response bind(
            @BeanParam Call call,
            @PathParam("instance") String instance,
            @PathParam("binding") String binding,
            byte[] bytes) {
        call.version();
        Author author = call.author();
        Body body = Body.read(bytes);
        Optional<String> predecessor = BindingOrder.predecessor(body);
        Bound bound = predecessor.isPresent()
                ? bindings.rotate(Ids.require(instance), Ids.require(binding), predecessor.get(), author)
                : bindings.bind(
                        Ids.require(instance), Ids.require(binding), BindingOrder.read(offer, body, call), author);
        return Response.status(bound.alreadyExisted() ? Response.Status.OK : Response.Status.CREATED)
                .entity(new BindingAnswer(bound.credentials()))
                .build();
    }

    @GET
    public BindingAnswer fetch(
            @BeanParam Call call, @PathParam("instance") String instance, @PathParam("binding") String binding) {
        call.version();
        return new BindingAnswer(bindings.fetch(Ids.require(instance), Ids.require(binding)));
    }

    /**
     * Here existence is judged before the request itself: one checker deletes an absent binding without the parameters
     * that a deletion must have, and demands 410. Such a deletion is not remembered, for no platform sends it.
     */
    @DELETE
    public Map<String, String> unbind(
            @BeanParam Call call,
            @BeanParam Deletion deletion,
            @PathParam("instance") String instance,
            @PathParam("binding") String binding) {
        call.version();
        Author author = call.author();
        boolean exists = bindings.exists(Ids.require(instance), Ids.require(binding));
        if (exists) {
            deletion.requireComplete();
        }
        if (!deletion.isComplete() || !bindings.unbind(instance, binding, author)) {
            throw OsbRefused.gone("service binding");
        }
        return Map.of();
    }

    @GET
    @Path("last_operation")
    public LastOperation lastOperation(
            @BeanParam Call call, @PathParam("instance") String instance, @PathParam("binding") String binding) {
        call.version();
        if (!bindings.exists(Ids.require(instance), Ids.require(binding))) {
            throw OsbRefused.unknown("service binding");
        }
        return LastOperation.SUCCEEDED;
    }
}
