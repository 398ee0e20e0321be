package culvert.dashboard;

import culvert.diagnosis.gathering.ExplainedResource;
import org.jspecify.annotations.Nullable;

/**
 * The part of the page that changes by itself: the way of the newest version, and what the tunnels do.
 *
 * @param address of the dashboard, a path
 * @param returned one sentence when the newest version is one that the broker went back to by itself; empty otherwise
 * @param diagnosis why the tunnels are as they are
 * @param delivery null as long as nothing was saved
 */
public record LiveView(
        String address,
        String formToken,
        boolean suspended,
        String returned,
        @Nullable DeliveryView delivery,
        TunnelsView tunnels,
        ExplainedResource diagnosis) {

    /** Equal as long as there is nothing new to show. */
    public String fingerprint() {
        return Integer.toHexString(31 * (tunnels.hashCode() + 31 * diagnosis.hashCode())
                + returned.hashCode()
                + (delivery == null ? 0 : delivery.hashCode()));
    }

    /** What is read to somebody who does not see the page. */
    public String announcement() {
        return returned + (delivery == null ? "" : delivery.headline() + ". ") + tunnels.headline() + ".";
    }

    /** Whether something is about to change within seconds. */
    boolean isMoving() {
        return delivery != null && (delivery.isWatchedClosely() || tunnels.awaited());
    }
}
