package culvert.provisioning.osb;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@code GET /v2/catalog} answers (OSB 2.17, Catalog Management). What is null is not known to the caller's version. */
record Catalog(List<Service> services) {

    private static final int RETRIEVABLE_SINCE = 14;
    private static final int CONTEXT_UPDATES_SINCE = 15;
    private static final int ROTATABLE_SINCE = 17;

    /** A service offering. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Service(
            String name,
            String id,
            String description,
            List<String> tags,
            boolean bindable,
            boolean planUpdateable,
            @Nullable Boolean instancesRetrievable,
            @Nullable Boolean bindingsRetrievable,
            @Nullable Boolean allowContextUpdates,
            @Nullable DashboardClient dashboardClient,
            ServiceMetadata metadata,
            List<ServicePlan> plans) {}

    /** The client that Cloud Foundry is to make at its UAA, so that people sign on there ("Dashboard Single Sign-On"). */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record DashboardClient(String id, String secret, String redirectUri) {

        @Override
        public String toString() {
            return "client " + id;
        }
    }

    /** A service plan. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ServicePlan(
            String id,
            String name,
            String description,
            boolean free,
            @Nullable Boolean bindingRotatable,
            PlanMetadata metadata,
            JsonNode schemas) {}

    /** What marketplaces show of a service offering (the protocol's profile, Service Metadata). */
    record ServiceMetadata(String displayName, String imageUrl, String longDescription) {}

    /** What marketplaces show of a plan. */
    record PlanMetadata(String displayName, List<Cost> costs) {}

    /** A price, by currency, for a while. */
    record Cost(Map<String, BigDecimal> amount, String unit) {}

    static Catalog of(Offer offer, ApiVersion version) {
        var manifest = offer.manifest();
        return new Catalog(List.of(new Service(
                offer.serviceName(),
                offer.serviceId(),
                manifest.shortDescription(),
                List.of("vpn", "ipsec"),
                true,
                true,
                since(RETRIEVABLE_SINCE, version),
                since(RETRIEVABLE_SINCE, version),
                since(CONTEXT_UPDATES_SINCE, version),
                offer.dashboardClient().orElse(null),
                new ServiceMetadata(manifest.name(), manifest.logo().toString(), manifest.description()),
                plans(offer, version))));
    }

    private static List<ServicePlan> plans(Offer offer, ApiVersion version) {
        return offer.plans().entrySet().stream()
                .map(entry -> {
                    var plan = entry.getValue();
                    return new ServicePlan(
                            entry.getKey(),
                            plan.name(),
                            plan.description(),
                            plan.price().signum() == 0,
                            since(ROTATABLE_SINCE, version),
                            new PlanMetadata(
                                    plan.displayName(), List.of(new Cost(Map.of("eur", plan.price()), "30 DAYS"))),
                            ParameterSchemas.read());
                })
                .toList();
    }

    private static @Nullable Boolean since(int minor, ApiVersion version) {
        return version.isAtLeast(minor) ? true : null;
    }
}
