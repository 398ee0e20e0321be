package culvert.sandbox.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import culvert.sandbox.SandboxOnly;
import culvert.sandbox.platform.Addon;
import culvert.sandbox.platform.Addons;
import culvert.sandbox.platform.App;
import culvert.sandbox.platform.Apps;
import culvert.sandbox.platform.Problem;
import culvert.sandbox.platform.Refused;
import culvert.sandbox.platform.Variable;
import culvert.sandbox.provider.AddonOffer;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Scalingo's "App Addon API": what an add-on provider may ask and set, with the credentials of its manifest. */
@SandboxOnly
@Singleton
@Path("/v1/provider/apps")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@RunOnVirtualThread
class ProviderResource {

    private final Callers callers;
    private final Apps apps;
    private final Addons addons;
    private final AddonOffer offer;
    private final Watch watch;

    ProviderResource(Callers callers, Apps apps, Addons addons, AddonOffer offer, Watch watch) {
        this.callers = callers;
        this.apps = apps;
        this.addons = addons;
        this.offer = offer;
        this.watch = watch;
    }

    record Summary(
            @JsonProperty("addon_provider_id") String addonProviderId,
            @JsonProperty("app_id") String appId,
            String plan) {}

    record Pagination(
            @JsonProperty("current_page") int currentPage,
            @JsonProperty("total_pages") int totalPages,
            @JsonProperty("total_count") int totalCount) {}

    record Details(
            @JsonProperty("addon_provider_id") String addonProviderId,
            String id,
            String name,
            @JsonProperty("owner_email") String ownerEmail,
            String plan,
            Map<String, String> config) {}

    /** Everything on one page: this platform is small. */
    @GET
    public Map<String, Object> list(@HeaderParam("Authorization") @Nullable String authorization) {
        callers.requireProvider(authorization);
        List<Summary> summaries = apps.list().stream()
                .flatMap(app ->
                        app.addons().stream().map(addon -> new Summary(offer.id(), app.providerAppId(), addon.plan())))
                .toList();
        return Map.of("apps", summaries, "meta", Map.of("pagination", new Pagination(1, 1, summaries.size())));
    }

    @GET
    @Path("{id}")
    public Map<String, Details> show(
            @HeaderParam("Authorization") @Nullable String authorization, @PathParam("id") String id) {
        return watch.exchange("GET", "/v1/provider/apps/" + id, () -> {
            callers.requireProvider(authorization);
            return Map.of("app", details(customer(id)));
        });
    }

    /** Sets variables; the app is restarted when one really changed. A null value removes the variable. */
    @PATCH
    @Path("{id}")
    public Map<String, Details> publish(
            @HeaderParam("Authorization") @Nullable String authorization, @PathParam("id") String id, byte[] body) {
        return watch.exchange("PATCH", "/v1/provider/apps/" + id, () -> {
            callers.requireProvider(authorization);
            return Map.of("app", details(addons.publish(customer(id), config(body))));
        });
    }

    private static Map<String, @Nullable String> config(byte[] body) {
        JsonNode config = JsonBody.read(body).path("config");
        if (!config.isObject()) {
            throw new Refused(new Problem.Malformed("missing parameter: config"));
        }
        Map<String, @Nullable String> values = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : config.properties()) {
            values.put(entry.getKey(), entry.getValue().isNull() ? null : JsonBody.text(config, entry.getKey()));
        }
        return values;
    }

    /** An app that has this provider's add-on; others do not exist for the provider. */
    private App customer(String id) {
        App app = apps.findForProvider(id);
        if (app.addons().isEmpty()) {
            throw new Refused(new Problem.NotFound("app"));
        }
        return app;
    }

    private Details details(App app) {
        Map<String, String> config = new TreeMap<>();
        app.variables().stream()
                .filter(Variable::fromAddon)
                .forEach(variable -> config.put(variable.name(), variable.value()));
        String plan = app.addons().stream().map(Addon::plan).findFirst().orElseThrow();
        return new Details(offer.id(), app.providerAppId(), app.name(), Owner.EMAIL, plan, config);
    }
}
