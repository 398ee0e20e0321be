package culvert.provisioning.osb;

import culvert.manifest.AddonManifest;
import culvert.manifest.Plan;
import culvert.settings.OsbSettings;
import culvert.settings.Settings;
import culvert.sso.OidcSignOn;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The add-on as one service offering. Its ids follow from the names in the manifest, so that every broker and every
 * start gives the same ones: platforms keep them for ever.
 */
@ApplicationScoped
class Offer {

    private final AddonManifest manifest;
    private final String serviceId;
    private final Optional<Catalog.DashboardClient> dashboardClient;
    private final Map<String, Plan> plans = new LinkedHashMap<>();

    Offer(AddonManifest manifest, Settings settings) {
        this.manifest = manifest;
        this.dashboardClient = settings.osb()
                .flatMap(OsbSettings::oidc)
                .map(oidc -> new Catalog.DashboardClient(
                        oidc.clientId(), oidc.clientSecret().reveal(), settings.publicUrl() + OidcSignOn.PATH));
        this.serviceId = idOf("service", manifest.id());
        manifest.plans().forEach(plan -> plans.put(idOf("plan", manifest.id() + "/" + plan.name()), plan));
    }

    AddonManifest manifest() {
        return manifest;
    }

    /** A name that can be typed at a command line, and that no checker refuses. */
    String serviceName() {
        return manifest.id().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]+", "-");
    }

    String serviceId() {
        return serviceId;
    }

    /** Empty as long as people do not sign on at the platform. */
    Optional<Catalog.DashboardClient> dashboardClient() {
        return dashboardClient;
    }

    /** The plans by their ids, in the order of the manifest. */
    Map<String, Plan> plans() {
        return Collections.unmodifiableMap(plans);
    }

    String idOfPlan(String name) {
        return idOf("plan", manifest.id() + "/" + name);
    }

    /** Lets our service pass. @throws OsbRefused with 400 when it is another one */
    void requireService(String id) {
        if (!serviceId.equals(id)) {
            throw OsbRefused.badRequest("service_id is not one of the catalog");
        }
    }

    /** The name of the plan. @throws OsbRefused with 400 when the catalog has no plan of this id */
    String requirePlan(String id) {
        Plan plan = plans.get(id);
        if (plan == null) {
            throw OsbRefused.badRequest("plan_id is not one of the catalog");
        }
        return plan.name();
    }

    private static String idOf(String kind, String name) {
        return UUID.nameUUIDFromBytes(("culvert/" + kind + "/" + name).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
