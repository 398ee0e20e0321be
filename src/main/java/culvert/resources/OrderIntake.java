package culvert.resources;

import culvert.failures.DatabaseDown;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Takes orders that stand alone: nothing else is committed with them. Those that come at the same time share one transaction,
 * so that the way to the database and to its disk is paid once for all of them; each is still answered for itself, and only
 * when it is durable.
 */
@ApplicationScoped
public class OrderIntake {

    // While one group waits for the disk, the next one can be under way.
    private static final int GROUPS_AT_ONCE = 2;
    private static final int LARGEST_GROUP = 100;

    private final ResourceService resources;
    private final Together<Taken, Boolean> together;

    /** An order on its way, and the request it came with. */
    record Taken(Resource fresh, RequestAtHand request) {}

    OrderIntake(ResourceService resources) {
        this.resources = resources;
        this.together = new Together<>(resources::storeAll, DatabaseDown::caused, LARGEST_GROUP, GROUPS_AT_ONCE);
    }

    /**
     * Carries out an order. Idempotent by the order's key, under any number of simultaneous repetitions.
     *
     * @throws ResourceRefused.UnknownPlan when the manifest does not offer the plan
     * @throws ResourceRefused.ConflictingOrder when the key was used for another plan or app
     * @throws ResourceRefused.Gone when the order's resource was deprovisioned since
     */
    public Provisioned provision(Order order) {
        Resource fresh = resources.fresh(order);
        boolean stored = together.ask(new Taken(fresh, RequestAtHand.here()));
        return stored ? new Provisioned(fresh, false) : resources.earlier(order);
    }
}
