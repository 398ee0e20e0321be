package culvert.provisioning.heroku;

import culvert.platforms.heroku.HerokuGrants;
import culvert.resources.Resource;
import culvert.resources.ResourceId;
import culvert.resources.ResourceService;
import culvert.settings.HerokuSettings;
import culvert.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Takes an order together with its grant: one transaction, so that neither is kept without the other. */
@ApplicationScoped
class HerokuOrders {

    private final ResourceService resources;
    private final HerokuGrants grants;
    private final boolean async;

    HerokuOrders(ResourceService resources, HerokuGrants grants, Settings settings) {
        this.resources = resources;
        this.grants = grants;
        this.async = settings.heroku().map(HerokuSettings::async).orElse(false);
    }

    /**
     * What came of an order.
     *
     * @param awaited whether the platform is told later that the order was carried out
     */
    record Taken(Resource resource, boolean awaited) {}

    @Transactional
    Taken take(HerokuOrder order) {
        Resource resource = resources.provision(order.order()).resource();
        ResourceId id = resource.id();
        boolean awaited = order.grantCode()
                .map(code -> grants.keep(order.addon(), id, code, async))
                .orElse(false);
        return new Taken(resource, awaited);
    }
}
