package culvert.resources;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One customer's copy of the add-on: which app of which platform it belongs to, its plan and its state. */
@Entity
public class Resource {

    @Id
    private String id;

    @Convert(converter = ColumnWords.PlatformNameColumn.class)
    private PlatformName platform;

    @Column(name = "order_key")
    private @Nullable String orderKey;

    @Column(name = "app_id")
    private String appId;

    private String plan;

    @Column(name = "ordered_plan")
    private String orderedPlan;

    @Convert(converter = ColumnWords.ResourceStateColumn.class)
    private ResourceState state;

    @Column(name = "newest_version")
    private int newestVersion;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "deprovisioned_at")
    private @Nullable Instant deprovisionedAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected Resource() {}

    /** What an order makes. */
    Resource(ResourceId id, Order order, Instant now) {
        this.id = id.value();
        this.platform = order.platform();
        this.orderKey = order.key().orElse(null);
        this.appId = order.app().value();
        this.plan = order.plan();
        this.orderedPlan = order.plan();
        this.state = ResourceState.PROVISIONED;
        this.createdAt = now;
    }

    public ResourceId id() {
        return new ResourceId(id);
    }

    public PlatformName platform() {
        return platform;
    }

    /** The platform's own name for the order; empty when it gave none. */
    Optional<String> orderKey() {
        return Optional.ofNullable(orderKey);
    }

    public AppId app() {
        return new AppId(appId);
    }

    public String plan() {
        return plan;
    }

    /** The plan of the order; the present one may be another. */
    public String orderedPlan() {
        return orderedPlan;
    }

    public ResourceState state() {
        return state;
    }

    /** The number of the newest config version; 0 as long as nothing was saved. */
    public int newestVersion() {
        return newestVersion;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Optional<Instant> deprovisionedAt() {
        return Optional.ofNullable(deprovisionedAt);
    }

    boolean wasOrderedAs(Order order) {
        return orderedPlan.equals(order.plan()) && appId.equals(order.app().value());
    }

    void changePlan(String newPlan) {
        plan = newPlan;
    }

    /** Moves to the state, and tells whether that changed anything. */
    boolean become(ResourceState next, Instant now) {
        if (!state.mayBecome(next)) {
            throw new ResourceRefused.Gone(id());
        }
        if (state == next) {
            return false;
        }
        state = next;
        if (next == ResourceState.DEPROVISIONED) {
            deprovisionedAt = now;
        }
        return true;
    }

    int nextVersion() {
        newestVersion++;
        return newestVersion;
    }
}
