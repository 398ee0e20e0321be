package culvert.sandbox.api;

import culvert.sandbox.SandboxOnly;
import culvert.sandbox.platform.Problem;
import culvert.sandbox.platform.Refused;
import culvert.sandbox.provider.AddonOffer;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;

/** What can be ordered: the one add-on. Public, as on Scalingo, because it is a catalogue. */
@SandboxOnly
@Singleton
@Path("/v1/addon_providers")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class OfferResource {

    private final AddonOffer offer;

    OfferResource(AddonOffer offer) {
        this.offer = offer;
    }

    @GET
    public Map<String, List<OfferJson.ProviderBody>> list() {
        return Map.of("addon_providers", List.of(OfferJson.provider(offer)));
    }

    @GET
    @Path("{provider}/plans")
    public Map<String, List<OfferJson.PlanBody>> plans(@PathParam("provider") String provider) {
        if (!offer.id().equals(provider)) {
            throw new Refused(new Problem.NotFound("addon_provider"));
        }
        return Map.of("plans", OfferJson.plans(offer));
    }
}
