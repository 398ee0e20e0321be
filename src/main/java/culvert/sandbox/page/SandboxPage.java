package culvert.sandbox.page;

import culvert.sandbox.SandboxOnly;
import culvert.sandbox.api.AccessTokens;
import culvert.sandbox.containers.Formation;
import culvert.sandbox.containers.LogLine;
import culvert.sandbox.platform.Addons;
import culvert.sandbox.platform.App;
import culvert.sandbox.platform.Apps;
import culvert.sandbox.platform.Entrance;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Objects;

/** The page of the sandbox and the parts of it that refresh themselves. */
@SandboxOnly
@Singleton
@Path("/sandbox")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
class SandboxPage {

    private static final int LINES = 200;

    private final Apps apps;
    private final Addons addons;
    private final Formation formation;
    private final SandboxViews views;
    private final AppAnswer answers;
    private final AccessTokens tokens;

    SandboxPage(
            Apps apps, Addons addons, Formation formation, SandboxViews views, AppAnswer answers, AccessTokens tokens) {
        this.apps = apps;
        this.addons = addons;
        this.formation = formation;
        this.views = views;
        this.answers = answers;
        this.tokens = tokens;
    }

    @GET
    public TemplateInstance first(@Context UriInfo uri) {
        return page(apps.list().getFirst(), "", uri.getBaseUri());
    }

    @GET
    @Path("apps/{app}")
    public TemplateInstance app(@PathParam("app") String name, @Context UriInfo uri) {
        return page(apps.find(name), "", uri.getBaseUri());
    }

    /** The state again, or nothing if the page that asks shows it already. */
    @GET
    @Path("apps/{app}/live")
    public Response live(@PathParam("app") String name, @QueryParam("seen") @DefaultValue("") String seen) {
        SandboxView view = views.of(apps.find(name));
        return view.version().equals(seen)
                ? Response.noContent().build()
                : Response.ok(SandboxTemplates.live(view)).build();
    }

    @GET
    @Path("apps/{app}/log")
    public Response log(@PathParam("app") String name, @QueryParam("after") long after) {
        App app = apps.find(name);
        List<LogLine> lines = formation.log(app).after(after);
        return lines.isEmpty()
                ? Response.noContent().build()
                : Response.ok(SandboxTemplates.log(
                                app.name(), lines, lines.getLast().number()))
                        .build();
    }

    @GET
    @Path("apps/{app}/answer")
    public TemplateInstance answer(@PathParam("app") String name) {
        App app = apps.find(name);
        return SandboxTemplates.answer(app.name(), answers.of(app));
    }

    /** The way in works once, so it is made at the moment somebody wants it: a link to follow, or a form to send. */
    @GET
    @Path("apps/{app}/addons/{id}/dashboard")
    public Response dashboard(@PathParam("app") String name, @PathParam("id") String id) {
        Entrance entrance = addons.dashboard(apps.find(name), id);
        Response.ResponseBuilder way = entrance.isLink()
                ? Response.seeOther(entrance.page())
                : Response.ok(SandboxTemplates.entrance(entrance));
        return way.header("Cache-Control", "no-store").build();
    }

    /** Served from here and not as a static file, so that the product does not have it. */
    @GET
    @Path("sandbox.css")
    @Produces("text/css")
    public InputStream style() {
        return Objects.requireNonNull(SandboxPage.class.getResourceAsStream("/sandbox/sandbox.css"));
    }

    TemplateInstance page(App app, String problem, URI base) {
        List<LogLine> lines = formation.log(app).tail(LINES, line -> true);
        return SandboxTemplates.page(
                views.of(app),
                apps.list().stream().map(App::name).toList(),
                lines,
                lines.isEmpty() ? 0 : lines.getLast().number(),
                answers.of(app),
                problem,
                tokens.apiToken(),
                base.resolve("/").toString().replaceFirst("/$", ""));
    }
}
