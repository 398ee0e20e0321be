package culvert.sandbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import culvert.sandbox.SandboxOnly;
import culvert.sandbox.platform.Addons;
import culvert.sandbox.platform.App;
import culvert.sandbox.platform.Apps;
import culvert.sandbox.platform.Restarts;
import culvert.sandbox.platform.Variable;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Cloud Foundry's API v3, as far as a service broker needs it: variables of apps, and their restart. */
@SandboxOnly
@Singleton
@Path("/cloudfoundry/v3/apps/{guid}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@RunOnVirtualThread
class CloudFoundryResource {

    private final UaaTokens tokens;
    private final Apps apps;
    private final Addons addons;
    private final Restarts restarts;
    private final Watch watch;

    CloudFoundryResource(UaaTokens tokens, Apps apps, Addons addons, Restarts restarts, Watch watch) {
        this.tokens = tokens;
        this.apps = apps;
        this.addons = addons;
        this.restarts = restarts;
        this.watch = watch;
    }

    record Body(String guid, String name, String state) {}

    record Variables(Map<String, String> var) {}

    @GET
    public Body show(@HeaderParam("Authorization") @Nullable String authorization, @PathParam("guid") String guid) {
        return watch.exchange("GET", "/v3/apps/" + guid, () -> {
            tokens.require(authorization);
            return body(apps.findForProvider(guid));
        });
    }

    @GET
    @Path("environment_variables")
    public Variables variables(
            @HeaderParam("Authorization") @Nullable String authorization, @PathParam("guid") String guid) {
        return watch.exchange("GET", "/v3/apps/" + guid + "/environment_variables", () -> {
            tokens.require(authorization);
            return variables(apps.findForProvider(guid));
        });
    }

    /** Sets variables, which the app sees when it is started the next time. */
    @PATCH
    @Path("environment_variables")
    public Variables setVariables(
            @HeaderParam("Authorization") @Nullable String authorization,
            @PathParam("guid") String guid,
            byte[] bytes) {
        return watch.exchange("PATCH", "/v3/apps/" + guid + "/environment_variables", () -> {
            tokens.require(authorization);
            JsonNode given = JsonBody.read(bytes).path("var");
            Map<String, @Nullable String> values = new LinkedHashMap<>();
            given.properties()
                    .forEach(entry -> values.put(
                            entry.getKey(),
                            entry.getValue().isNull() ? null : entry.getValue().asText()));
            return variables(addons.publishWithoutRestart(apps.findForProvider(guid), values));
        });
    }

    @POST
    @Path("actions/restart")
    public Body restart(@HeaderParam("Authorization") @Nullable String authorization, @PathParam("guid") String guid) {
        return watch.exchange("POST", "/v3/apps/" + guid + "/actions/restart", () -> {
            tokens.require(authorization);
            App app = apps.findForProvider(guid);
            restarts.want(app);
            return body(app);
        });
    }

    private static Body body(App app) {
        return new Body(app.providerAppId(), app.name(), "STARTED");
    }

    private static Variables variables(App app) {
        Map<String, String> variables = new TreeMap<>();
        app.variables().stream()
                .filter(Variable::fromAddon)
                .forEach(variable -> variables.put(variable.name(), variable.value()));
        return new Variables(variables);
    }
}
