package culvert.delivery;

/** Where a config version is on its way to the platform. */
public enum DeliveryState {
    /** Due now or at its next attempt. */
    WAITING("waiting"),
    /** The resource is suspended; resuming it goes on with the newest version. */
    HELD("held"),
    /** The platform has it, and the app was restarted or its restart asked for. */
    PUBLISHED("published"),
    /** A newer version was saved before this one reached the platform. */
    SUPERSEDED("superseded"),
    /** Not delivered, and not tried any more until a person asks. */
    GIVEN_UP("given up"),
    /** The resource was deprovisioned. */
    CANCELLED("cancelled");

    private final String words;

    DeliveryState(String words) {
        this.words = words;
    }

    /** The state as the database and the pages call it. */
    public String words() {
        return words;
    }

    static DeliveryState of(String words) {
        for (DeliveryState state : values()) {
            if (state.words.equals(words)) {
                return state;
            }
        }
        throw new IllegalArgumentException("no delivery state is called '" + words + "'");
    }

    /** Whether something is still to be done, now or after a resume. */
    public boolean isOpen() {
        return this == WAITING || this == HELD;
    }
}
