package culvert.resources;

/** Where a resource is in its life. */
public enum ResourceState {
    PROVISIONED,
    /** Not paid for: the page is read-only, deliveries are held. */
    SUSPENDED,
    /** Gone for good: tokens are dead, deliveries cancelled, configs destroyed after 30 days. */
    DEPROVISIONED;

    /** Nothing leads out of {@link #DEPROVISIONED}; every other move, to the same state too, is legal. */
    boolean mayBecome(ResourceState next) {
        return this != DEPROVISIONED || next == DEPROVISIONED;
    }
}
