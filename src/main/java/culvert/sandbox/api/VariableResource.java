package culvert.sandbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import culvert.sandbox.SandboxOnly;
import culvert.sandbox.platform.App;
import culvert.sandbox.platform.Apps;
import culvert.sandbox.platform.Variable;
import culvert.sandbox.platform.Variables;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The variables of an app. Changing one here does not restart the app. */
@SandboxOnly
@Singleton
@Path("/v1/apps/{app}/variables")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@RunOnVirtualThread
class VariableResource {

    private final Callers callers;
    private final Apps apps;
    private final Variables variables;

    VariableResource(Callers callers, Apps apps, Variables variables) {
        this.callers = callers;
        this.apps = apps;
        this.variables = variables;
    }

    record Body(String id, String name, String value) {
        static Body of(Variable variable) {
            return new Body(variable.id(), variable.name(), variable.value());
        }
    }

    /** The same with {@code ?aliases=true}: no variable here stands for another. */
    @GET
    public Map<String, List<Body>> list(
            @HeaderParam("Authorization") @Nullable String authorization, @PathParam("app") String name) {
        callers.requireUser(authorization);
        return listed(apps.find(name));
    }

    @POST
    public Response create(
            @HeaderParam("Authorization") @Nullable String authorization, @PathParam("app") String name, byte[] body) {
        callers.requireUser(authorization);
        JsonNode variable = JsonBody.read(body).path("variable");
        String variableName = JsonBody.text(variable, "name");
        App app = variables.put(apps.find(name), Map.of(variableName, JsonBody.text(variable, "value")));
        return Response.status(201)
                .entity(Map.of("variable", Body.of(app.variable(variableName).orElseThrow())))
                .build();
    }

    @PUT
    public Map<String, List<Body>> put(
            @HeaderParam("Authorization") @Nullable String authorization, @PathParam("app") String name, byte[] body) {
        callers.requireUser(authorization);
        Map<String, String> values = new LinkedHashMap<>();
        for (JsonNode variable : JsonBody.read(body).path("variables")) {
            values.put(JsonBody.text(variable, "name"), JsonBody.text(variable, "value"));
        }
        return listed(variables.put(apps.find(name), values));
    }

    @PATCH
    @Path("{id}")
    public Map<String, Body> change(
            @HeaderParam("Authorization") @Nullable String authorization,
            @PathParam("app") String name,
            @PathParam("id") String id,
            byte[] body) {
        callers.requireUser(authorization);
        String value = JsonBody.text(JsonBody.read(body).path("variable"), "value");
        return Map.of("variable", Body.of(variables.change(apps.find(name), id, value)));
    }

    @DELETE
    @Path("{id}")
    public void remove(
            @HeaderParam("Authorization") @Nullable String authorization,
            @PathParam("app") String name,
            @PathParam("id") String id) {
        callers.requireUser(authorization);
        variables.remove(apps.find(name), List.of(id));
    }

    @DELETE
    public void removeMany(
            @HeaderParam("Authorization") @Nullable String authorization, @PathParam("app") String name, byte[] body) {
        callers.requireUser(authorization);
        List<String> ids = new ArrayList<>();
        JsonBody.read(body).path("variable_ids").forEach(id -> ids.add(id.asText()));
        variables.remove(apps.find(name), ids);
    }

    private static Map<String, List<Body>> listed(App app) {
        return Map.of("variables", app.variables().stream().map(Body::of).toList());
    }
}
