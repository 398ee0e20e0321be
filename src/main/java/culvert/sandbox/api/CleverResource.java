package culvert.sandbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import culvert.sandbox.SandboxOnly;
import culvert.sandbox.platform.Addons;
import culvert.sandbox.platform.App;
import culvert.sandbox.platform.Variable;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Clever Cloud's API for add-on providers, which names the add-on and takes the manifest's credentials. */
@SandboxOnly
@Singleton
@Path("/clever-cloud/vendor/apps/{addon}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@RunOnVirtualThread
class CleverResource {

    private final Callers callers;
    private final Addons addons;
    private final Watch watch;

    CleverResource(Callers callers, Addons addons, Watch watch) {
        this.callers = callers;
        this.addons = addons;
        this.watch = watch;
    }

    record Body(String id, String name, Map<String, String> config) {}

    @GET
    public Body show(@HeaderParam("Authorization") @Nullable String authorization, @PathParam("addon") String addon) {
        return watch.exchange("GET", "/vendor/apps/" + addon, () -> {
            callers.requireCleverProvider(authorization);
            return body(addon, addons.having(addon));
        });
    }

    @PUT
    public Body publish(
            @HeaderParam("Authorization") @Nullable String authorization,
            @PathParam("addon") String addon,
            byte[] body) {
        return watch.exchange("PUT", "/vendor/apps/" + addon, () -> {
            callers.requireCleverProvider(authorization);
            JsonNode config = JsonBody.read(body).path("config");
            Map<String, @Nullable String> values = new LinkedHashMap<>();
            config.fieldNames().forEachRemaining(name -> values.put(name, JsonBody.text(config, name)));
            return body(addon, addons.publish(addons.having(addon), values));
        });
    }

    private static Body body(String addon, App app) {
        Map<String, String> config = new TreeMap<>();
        app.variables().stream()
                .filter(Variable::fromAddon)
                .forEach(variable -> config.put(variable.name(), variable.value()));
        return new Body(addon, app.name(), config);
    }
}
