package culvert.operator;

import culvert.audit.Acting;
import culvert.delivery.DeliveryService;
import culvert.resources.ResourceId;
import culvert.rotation.Rotation;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** How the broker does, and the two things an operator can do about it. Shows no secret, and nothing of a config. */
@Path("/operator")
@RolesAllowed(Acting.OPERATOR)
@RunOnVirtualThread
public class OperatorPage {

    private final OperatorViews views;
    private final OperatorForms forms;
    private final DeliveryService deliveries;
    private final Rotation rotation;

    OperatorPage(OperatorViews views, OperatorForms forms, DeliveryService deliveries, Rotation rotation) {
        this.views = views;
        this.forms = forms;
        this.deliveries = deliveries;
        this.rotation = rotation;
    }

    /**
     * The page.
     *
     * @param sought the id of a resource or an app; empty for the newest resources
     */
    @GET
    @Produces("text/html;charset=UTF-8")
    public String page(@QueryParam("q") @DefaultValue("") String sought) {
        return OperatorViews.Templates.page(views.page(sought.strip())).render();
    }

    /** Tries a delivery again that was given up; nothing happens when it was not. */
    @POST
    @Path("resources/{id}/try-again")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response tryAgain(
            @PathParam("id") String id,
            @FormParam("form_token") @Nullable String token,
            @HeaderParam("Sec-Fetch-Site") @Nullable String fetchSite) {
        requireGenuine(token, fetchSite);
        deliveries.tryAgain(new ResourceId(id));
        return backToPage();
    }

    /** Reads the keyset again, now instead of within ten seconds. */
    @POST
    @Path("keyset")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response lookAtKeyset(
            @FormParam("form_token") @Nullable String token,
            @HeaderParam("Sec-Fetch-Site") @Nullable String fetchSite) {
        requireGenuine(token, fetchSite);
        rotation.look();
        return backToPage();
    }

    private void requireGenuine(@Nullable String token, @Nullable String fetchSite) {
        if (!forms.areGenuine(token, fetchSite)) {
            throw new ForbiddenException();
        }
    }

    private static Response backToPage() {
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, "/operator")
                .build();
    }
}
