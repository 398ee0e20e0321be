package culvert.sandbox.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import culvert.sandbox.provider.AddonOffer;
import java.util.List;
import java.util.Map;

/** The add-on on offer and its plans in the form of Scalingo's API. */
final class OfferJson {

    private OfferJson() {}

    record PlanBody(
            String id,
            String name,
            @JsonProperty("display_name") String displayName,
            String description,
            String price,
            int position,
            @JsonProperty("on_demand") boolean onDemand,
            boolean disabled) {}

    record ProviderBody(
            String id,
            String name,
            @JsonProperty("short_description") String shortDescription,
            String description,
            @JsonProperty("logo_url") String logoUrl,
            @JsonProperty("provider_name") String providerName,
            Map<String, Object> category,
            List<PlanBody> plans) {}

    static ProviderBody provider(AddonOffer offer) {
        return new ProviderBody(
                offer.id(),
                offer.name(),
                offer.shortDescription(),
                offer.description(),
                offer.logoUrl(),
                offer.name(),
                Map.of("id", "network", "name", "Network", "description", "", "position", 1),
                plans(offer));
    }

    static List<PlanBody> plans(AddonOffer offer) {
        return offer.plans().stream().map(plan -> plan(offer, plan)).toList();
    }

    static PlanBody plan(AddonOffer offer, AddonOffer.Plan plan) {
        return new PlanBody(
                plan.id(),
                plan.name(),
                plan.displayName(),
                plan.description(),
                plan.price(),
                offer.plans().indexOf(plan) + 1,
                false,
                false);
    }
}
