package culvert.sandbox.api;

import culvert.sandbox.SandboxOnly;
import culvert.sandbox.platform.App;
import culvert.sandbox.platform.Apps;
import culvert.sandbox.platform.Operation;
import culvert.sandbox.platform.Restarts;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Apps, their restarts and the operations those are. */
@SandboxOnly
@Singleton
@Path("/v1/apps")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@RunOnVirtualThread
class AppResource {

    private final Callers callers;
    private final Apps apps;
    private final Restarts restarts;
    private final AppJson json;

    AppResource(Callers callers, Apps apps, Restarts restarts, AppJson json) {
        this.callers = callers;
        this.apps = apps;
        this.restarts = restarts;
        this.json = json;
    }

    @GET
    public Map<String, List<AppJson.Body>> list(@HeaderParam("Authorization") @Nullable String authorization) {
        callers.requireUser(authorization);
        return Map.of("apps", apps.list().stream().map(json::of).toList());
    }

    @POST
    public Response create(@HeaderParam("Authorization") @Nullable String authorization, byte[] body) {
        callers.requireUser(authorization);
        App app = apps.create(JsonBody.text(JsonBody.read(body).path("app"), "name"));
        restarts.want(app);
        return Response.status(201).entity(Map.of("app", json.of(app))).build();
    }

    @GET
    @Path("{app}")
    public Map<String, AppJson.Body> show(
            @HeaderParam("Authorization") @Nullable String authorization, @PathParam("app") String app) {
        callers.requireUser(authorization);
        return Map.of("app", json.of(apps.find(app)));
    }

    /** Restarts the whole app whatever scope is asked for: it has one kind of container. */
    @POST
    @Path("{app}/restart")
    public Response restart(
            @HeaderParam("Authorization") @Nullable String authorization,
            @PathParam("app") String name,
            @Context UriInfo uri,
            byte[] body) {
        callers.requireUser(authorization);
        JsonBody.read(body);
        App app = apps.find(name);
        Operation operation = restarts.ask(app);
        URI location = uri.getBaseUri().resolve("/v1/apps/" + app.id() + "/operations/" + operation.id());
        return Response.accepted().location(location).build();
    }

    @GET
    @Path("{app}/operations/{operation}")
    public Map<String, Map<String, Object>> operation(
            @HeaderParam("Authorization") @Nullable String authorization,
            @PathParam("app") String name,
            @PathParam("operation") String id) {
        callers.requireUser(authorization);
        return Map.of("operation", body(restarts.find(apps.find(name), id)));
    }

    private static Map<String, Object> body(Operation operation) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", operation.id());
        body.put("app_id", operation.appId());
        body.put("type", "restart");
        body.put("status", operation.status().wireName());
        body.put("created_at", operation.createdAt());
        if (operation.finishedAt() != null) {
            body.put("finished_at", operation.finishedAt());
        }
        body.put("error", operation.error() == null ? "" : operation.error());
        return body;
    }
}
