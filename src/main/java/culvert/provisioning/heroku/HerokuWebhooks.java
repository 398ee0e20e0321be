package culvert.provisioning.heroku;

import culvert.delivery.DeliveryService;
import culvert.platforms.heroku.HerokuGrants;
import culvert.provisioning.OrderBody;
import culvert.provisioning.Refusals;
import culvert.resources.ResourceId;
import culvert.resources.ResourceRefused;
import culvert.resources.ResourceService;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/**
 * What Heroku tells us by webhook: an add-on was removed, which counts even if the request for that never reached us; the
 * app was released anew, which is the moment to deliver again what was given up.
 */
@Path("/heroku")
@Consumes(MediaType.WILDCARD)
@RunOnVirtualThread
public class HerokuWebhooks {

    private static final Logger LOG = Logger.getLogger(HerokuWebhooks.class);

    private final HerokuGrants grants;
    private final ResourceService resources;
    private final DeliveryService deliveries;

    HerokuWebhooks(HerokuGrants grants, ResourceService resources, DeliveryService deliveries) {
        this.grants = grants;
        this.resources = resources;
        this.deliveries = deliveries;
    }

    /** Sent again until we answer 2xx, so every event may come more than once. */
    @POST
    @Path("/webhooks/{id}")
    public Response receive(
            @PathParam("id") String id,
            @HeaderParam("Heroku-Webhook-Hmac-SHA256") @Nullable String signature,
            byte[] body) {
        ResourceId resource = new ResourceId(id);
        if (signature == null || !grants.isSigned(resource, body, signature)) {
            return Response.status(Response.Status.UNAUTHORIZED).build();
        }
        OrderBody event = OrderBody.read(body);
        String what = event.name("resource") + " " + event.name("action");
        LOG.infof("heroku told of %s: %s", resource, what);
        switch (what) {
            case "addon destroy" -> deprovision(resource, event.textIn("data", "id"));
            case "release create", "release update" -> deliveries.tryAgain(resource);
            default -> LOG.debugf("nothing to do for %s", what);
        }
        return Response.noContent().build();
    }

    /** What was signed cannot be read: no matter what is missing in it, it is no event. */
    @ServerExceptionMapper
    Response unreadable(OrderBody.Unreadable unreadable) {
        return Refusals.answer(unreadable)
                .status(Response.Status.BAD_REQUEST)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .build();
    }

    // A webhook tells of every add-on of the app, not only of the one it was subscribed to by.
    private void deprovision(ResourceId resource, Optional<String> addon) {
        if (addon.filter(uuid -> grants.isNameOf(resource, uuid)).isEmpty()) {
            LOG.debugf("what was removed is not %s", resource);
            return;
        }
        try {
            resources.deprovision(resource);
        } catch (ResourceRefused.Gone e) {
            LOG.debugf("%s was deprovisioned already", resource);
        }
    }
}
