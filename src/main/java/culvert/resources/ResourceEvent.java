package culvert.resources;

/**
 * What happened to a resource. Fired inside the transaction that made it happen: what an observer writes is committed
 * with it, and an observer that fails undoes it.
 */
public sealed interface ResourceEvent {

    ResourceId resource();

    record WasProvisioned(ResourceId resource, String plan) implements ResourceEvent {}

    record PlanChanged(ResourceId resource, String plan) implements ResourceEvent {}

    /** A new version; that it is to be delivered is said by {@link PublishAsked}. */
    record VersionSaved(ResourceId resource, int version) implements ResourceEvent {}

    /** This version is to be delivered; fired again when a person publishes the same text once more. */
    record PublishAsked(ResourceId resource, int version) implements ResourceEvent {}

    record WasSuspended(ResourceId resource) implements ResourceEvent {}

    record WasResumed(ResourceId resource) implements ResourceEvent {}

    record WasDeprovisioned(ResourceId resource) implements ResourceEvent {}

    /** What was kept of its configs after it was deprovisioned is gone too. */
    record ConfigsDestroyed(ResourceId resource) implements ResourceEvent {}
}
