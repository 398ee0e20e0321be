package culvert.sandbox.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import culvert.sandbox.SandboxOnly;
import culvert.sandbox.platform.Addons;
import culvert.sandbox.platform.App;
import culvert.sandbox.platform.Problem;
import culvert.sandbox.platform.Refused;
import culvert.sandbox.platform.Variable;
import culvert.sandbox.provider.HerokuGrant;
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
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Heroku's Platform API for add-on partners: what a provider may ask and set, with the token of the add-on. */
@SandboxOnly
@Singleton
@Path("/addons/{uuid}")
@Produces(MediaType.WILDCARD)
@Consumes(MediaType.WILDCARD)
@RunOnVirtualThread
class HerokuResource {

    private final Addons addons;
    private final HerokuGrant grant;
    private final Watch watch;

    HerokuResource(Addons addons, HerokuGrant grant, Watch watch) {
        this.addons = addons;
        this.grant = grant;
        this.watch = watch;
    }

    record NameAndValue(
            @JsonProperty("name") String name,
            @JsonProperty("value") String value) {}

    @GET
    @Path("config")
    @Produces({"application/vnd.heroku+json", MediaType.APPLICATION_JSON})
    public List<NameAndValue> config(
            @HeaderParam("Authorization") @Nullable String authorization, @PathParam("uuid") String uuid) {
        return watch.exchange("GET", "/addons/" + uuid + "/config", () -> variables(app(authorization, uuid)));
    }

    @PATCH
    @Path("config")
    @Produces({"application/vnd.heroku+json", MediaType.APPLICATION_JSON})
    public List<NameAndValue> publish(
            @HeaderParam("Authorization") @Nullable String authorization, @PathParam("uuid") String uuid, byte[] body) {
        return watch.exchange("PATCH", "/addons/" + uuid + "/config", () -> {
            App app = app(authorization, uuid);
            Map<String, @Nullable String> config = new LinkedHashMap<>();
            for (JsonNode variable : JsonBody.read(body).path("config")) {
                config.put(
                        JsonBody.text(variable, "name"),
                        variable.path("value").isNull() ? null : JsonBody.text(variable, "value"));
            }
            return variables(addons.publish(app, config));
        });
    }

    /** The end of an order that the provider had answered with 202. */
    @POST
    @Path("actions/provision")
    @Produces({"application/vnd.heroku+json", MediaType.APPLICATION_JSON})
    public Map<String, String> provisioned(
            @HeaderParam("Authorization") @Nullable String authorization, @PathParam("uuid") String uuid) {
        return watch.exchange("POST", "/addons/" + uuid + "/actions/provision", () -> {
            app(authorization, uuid);
            return Map.of("id", uuid, "state", "provisioned");
        });
    }

    private App app(@Nullable String authorization, String uuid) {
        if (!("Bearer " + grant.accessToken(uuid)).equals(authorization)) {
            throw new Refused(new Problem.Unauthorized());
        }
        return addons.having(HerokuGrant.addonId(uuid));
    }

    private static List<NameAndValue> variables(App app) {
        return app.variables().stream()
                .filter(Variable::fromAddon)
                .map(variable -> new NameAndValue(variable.name(), variable.value()))
                .toList();
    }
}
