package culvert.sandbox.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import culvert.sandbox.SandboxOnly;
import culvert.sandbox.platform.Addon;
import culvert.sandbox.platform.Addons;
import culvert.sandbox.platform.App;
import culvert.sandbox.platform.Apps;
import culvert.sandbox.platform.Entrance;
import culvert.sandbox.platform.Problem;
import culvert.sandbox.platform.Protocol;
import culvert.sandbox.platform.Refused;
import culvert.sandbox.provider.AddonOffer;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The add-ons of an app. */
@SandboxOnly
@Singleton
@Path("/v1/apps/{app}/addons")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@RunOnVirtualThread
class AddonResource {

    private final Callers callers;
    private final Apps apps;
    private final Addons addons;
    private final AddonOffer offer;

    AddonResource(Callers callers, Apps apps, Addons addons, AddonOffer offer) {
        this.callers = callers;
        this.apps = apps;
        this.addons = addons;
        this.offer = offer;
    }

    record Body(
            String id,
            @JsonProperty("app_id") String appId,
            @JsonProperty("resource_id") String resourceId,
            String status,
            OfferJson.PlanBody plan,
            @JsonProperty("addon_provider") OfferJson.ProviderBody addonProvider,
            @JsonProperty("provisioned_at") Instant provisionedAt) {}

    record OutcomeBody(Body addon, String message, List<String> variables) {}

    @GET
    public Map<String, List<Body>> list(
            @HeaderParam("Authorization") @Nullable String authorization, @PathParam("app") String name) {
        callers.requireUser(authorization);
        App app = apps.find(name);
        return Map.of(
                "addons", app.addons().stream().map(each -> body(app, each)).toList());
    }

    @GET
    @Path("{id}")
    public Map<String, Body> show(
            @HeaderParam("Authorization") @Nullable String authorization,
            @PathParam("app") String name,
            @PathParam("id") String id) {
        callers.requireUser(authorization);
        App app = apps.find(name);
        return Map.of("addon", body(app, Addons.find(app, id)));
    }

    @POST
    public Response order(
            @HeaderParam("Authorization") @Nullable String authorization, @PathParam("app") String name, byte[] body) {
        callers.requireUser(authorization);
        App app = apps.find(name);
        JsonNode order = JsonBody.read(body).path("addon");
        if (!offer.id().equals(JsonBody.text(order, "addon_provider_id"))) {
            throw new Refused(new Problem.NotFound("addon_provider"));
        }
        return Response.status(201)
                .entity(outcome(
                        app, addons.order(app, Protocol.SCALINGO, plan(order).name())))
                .build();
    }

    @PATCH
    @Path("{id}")
    public OutcomeBody upgrade(
            @HeaderParam("Authorization") @Nullable String authorization,
            @PathParam("app") String name,
            @PathParam("id") String id,
            byte[] body) {
        callers.requireUser(authorization);
        App app = apps.find(name);
        AddonOffer.Plan plan = plan(JsonBody.read(body).path("addon"));
        return outcome(app, addons.changePlan(app, id, plan.name()));
    }

    @DELETE
    @Path("{id}")
    public void remove(
            @HeaderParam("Authorization") @Nullable String authorization,
            @PathParam("app") String name,
            @PathParam("id") String id) {
        callers.requireUser(authorization);
        addons.remove(apps.find(name), id);
    }

    @GET
    @Path("{id}/sso")
    public Map<String, Map<String, Object>> dashboard(
            @HeaderParam("Authorization") @Nullable String authorization,
            @PathParam("app") String name,
            @PathParam("id") String id) {
        callers.requireUser(authorization);
        App app = apps.find(name);
        return Map.of("addon", Map.of("id", id, "sso_url", link(app, id)));
    }

    /** The documentation says POST, the published clients use GET. */
    @POST
    @Path("{id}/sso")
    public Map<String, Map<String, Object>> dashboardByPost(
            @HeaderParam("Authorization") @Nullable String authorization,
            @PathParam("app") String name,
            @PathParam("id") String id) {
        return dashboard(authorization, name, id);
    }

    /** For the operator of a platform, when a bill is not paid. Not part of Scalingo's public API. */
    @POST
    @Path("{id}/suspend")
    public Map<String, Body> suspend(
            @HeaderParam("Authorization") @Nullable String authorization,
            @PathParam("app") String name,
            @PathParam("id") String id) {
        callers.requireUser(authorization);
        App app = apps.find(name);
        return Map.of("addon", body(app, addons.suspend(app, id)));
    }

    @POST
    @Path("{id}/resume")
    public Map<String, Body> resume(
            @HeaderParam("Authorization") @Nullable String authorization,
            @PathParam("app") String name,
            @PathParam("id") String id) {
        callers.requireUser(authorization);
        App app = apps.find(name);
        return Map.of("addon", body(app, addons.resume(app, id)));
    }

    /** Scalingo's clients can only follow links. */
    private String link(App app, String id) {
        Entrance entrance = addons.dashboard(app, id);
        if (!entrance.isLink()) {
            throw new Refused(new Problem.Invalid("addon", "was ordered by a protocol that opens it with a form"));
        }
        return entrance.page().toString();
    }

    private AddonOffer.Plan plan(JsonNode request) {
        String planId = JsonBody.text(request, "plan_id");
        return offer.plans().stream()
                .filter(each -> each.id().equals(planId))
                .findFirst()
                .orElseThrow(() -> new Refused(new Problem.NotFound("plan")));
    }

    private OutcomeBody outcome(App app, Addons.Outcome outcome) {
        return new OutcomeBody(body(app, outcome.addon()), outcome.message(), outcome.variables());
    }

    private Body body(App app, Addon addon) {
        // A plan that the manifest no longer has keeps its name, so that lists stay readable.
        AddonOffer.Plan plan =
                offer.plan(addon.plan()).orElseGet(() -> new AddonOffer.Plan(addon.plan(), addon.plan(), "", ""));
        return new Body(
                addon.id(),
                app.id(),
                addon.resourceId(),
                addon.status().wireName(),
                OfferJson.plan(offer, plan),
                OfferJson.provider(offer),
                addon.provisionedAt());
    }
}
