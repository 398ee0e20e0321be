package culvert.resources;

/** Why a resource cannot do what was asked. The message may be shown to the caller. */
public abstract sealed class ResourceRefused extends RuntimeException {

    private ResourceRefused(String message) {
        super(message);
    }

    /** The manifest has no plan of this name. */
    public static final class UnknownPlan extends ResourceRefused {
        UnknownPlan(String plan) {
            super("unknown plan '" + plan + "'");
        }
    }

    /** No resource ever had this id. */
    public static final class UnknownResource extends ResourceRefused {
        UnknownResource(ResourceId id) {
            super("unknown resource '" + id + "'");
        }
    }

    /** The resource was deprovisioned. */
    public static final class Gone extends ResourceRefused {
        Gone(ResourceId id) {
            super("resource '" + id + "' was deprovisioned");
        }
    }

    /** The resource is suspended and takes no change from its customer. */
    public static final class Suspended extends ResourceRefused {
        Suspended(ResourceId id) {
            super("resource '" + id + "' is suspended");
        }
    }

    /** An order was repeated with another plan or app. */
    public static final class ConflictingOrder extends ResourceRefused {
        ConflictingOrder(String key) {
            super("order '" + key + "' was made before with another plan or app");
        }
    }
}
