package culvert.sandbox.page;

import culvert.sandbox.SandboxOnly;
import culvert.sandbox.platform.Addons;
import culvert.sandbox.platform.App;
import culvert.sandbox.platform.Apps;
import culvert.sandbox.platform.Problem;
import culvert.sandbox.platform.Protocol;
import culvert.sandbox.platform.Refused;
import culvert.sandbox.platform.Restarts;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the buttons of the page do. Each leads back to the page; if it did not work, the page says why. */
@SandboxOnly
@Singleton
@Path("/sandbox")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
class SandboxButtons {

    private final Apps apps;
    private final Addons addons;
    private final Restarts restarts;
    private final SandboxPage page;

    SandboxButtons(Apps apps, Addons addons, Restarts restarts, SandboxPage page) {
        this.apps = apps;
        this.addons = addons;
        this.restarts = restarts;
        this.page = page;
    }

    @POST
    @Path("apps/{app}/restart")
    public Response restart(
            @PathParam("app") String name, @HeaderParam("Sec-Fetch-Site") @Nullable String site, @Context UriInfo uri) {
        return press(name, site, uri, restarts::ask);
    }

    @POST
    @Path("apps/{app}/addons")
    public Response order(
            @PathParam("app") String name,
            @FormParam("plan") String plan,
            @FormParam("protocol") @DefaultValue("SCALINGO") Protocol protocol,
            @HeaderParam("Sec-Fetch-Site") @Nullable String site,
            @Context UriInfo uri) {
        return press(name, site, uri, app -> addons.order(app, protocol, plan));
    }

    @POST
    @Path("apps/{app}/addons/{id}/plan")
    public Response changePlan(
            @PathParam("app") String name,
            @PathParam("id") String id,
            @FormParam("plan") String plan,
            @HeaderParam("Sec-Fetch-Site") @Nullable String site,
            @Context UriInfo uri) {
        return press(name, site, uri, app -> addons.changePlan(app, id, plan));
    }

    @POST
    @Path("apps/{app}/addons/{id}/suspend")
    public Response suspend(
            @PathParam("app") String name,
            @PathParam("id") String id,
            @HeaderParam("Sec-Fetch-Site") @Nullable String site,
            @Context UriInfo uri) {
        return press(name, site, uri, app -> addons.suspend(app, id));
    }

    @POST
    @Path("apps/{app}/addons/{id}/resume")
    public Response resume(
            @PathParam("app") String name,
            @PathParam("id") String id,
            @HeaderParam("Sec-Fetch-Site") @Nullable String site,
            @Context UriInfo uri) {
        return press(name, site, uri, app -> addons.resume(app, id));
    }

    @POST
    @Path("apps/{app}/addons/{id}/remove")
    public Response remove(
            @PathParam("app") String name,
            @PathParam("id") String id,
            @HeaderParam("Sec-Fetch-Site") @Nullable String site,
            @Context UriInfo uri) {
        return press(name, site, uri, app -> addons.remove(app, id));
    }

    private Response press(String name, @Nullable String site, UriInfo uri, Consumer<App> action) {
        if (site != null && !site.equals("same-origin") && !site.equals("none")) {
            return Response.status(403)
                    .type(MediaType.TEXT_PLAIN_TYPE)
                    .entity("This button belongs to the page of the sandbox.")
                    .build();
        }
        App app = apps.find(name);
        try {
            action.accept(app);
        } catch (Refused refused) {
            return Response.status(409)
                    .entity(page.page(apps.find(name), sentence(refused.problem()), uri.getBaseUri()))
                    .build();
        }
        return Response.seeOther(URI.create("/sandbox/apps/" + app.name())).build();
    }

    private static String sentence(Problem problem) {
        return switch (problem) {
            case Problem.Malformed(String message) -> message;
            case Problem.NotFound(String resource) -> "There is no such " + resource + " any more.";
            case Problem.Invalid(String field, String reason) -> field + " " + reason;
            case Problem.Busy(String message) -> message + ".";
            case Problem.Unauthorized() -> "Not allowed.";
            case Problem.RefusedByProvider(String message) -> "The add-on provider refused: " + message;
            case Problem.ProviderFailed(String message) -> message + ".";
        };
    }
}
