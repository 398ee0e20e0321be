package culvert.dashboard;

import java.util.List;

/**
 * The delivery of the newest version, as the page shows it.
 *
 * @param headline how the delivery stands, in a few words
 * @param underway whether it goes on by itself, so that the page should look again
 * @param lookAgain after how many seconds
 * @param givenUp whether a person has to ask for it to go on
 */
public record DeliveryView(String headline, List<Step> steps, boolean underway, int lookAgain, boolean givenUp) {

    // What happens soon is watched closely; a page that waits for an attempt in minutes need not ask every second.
    static final int CLOSE_LOOK = 1;
    static final int CALM_LOOK = 5;

    public DeliveryView {
        steps = List.copyOf(steps);
    }

    boolean isWatchedClosely() {
        return underway && lookAgain == CLOSE_LOOK;
    }

    /** Equal as long as there is nothing new to show. */
    public String fingerprint() {
        return Integer.toHexString(toString().hashCode());
    }
}
