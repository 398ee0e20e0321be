package culvert.tunnels;

import java.time.LocalDate;

/**
 * How much was kept of what the supervisors of a resource reported in a day. Their tokens are in the hands of the customer's
 * app, which may report whatever it likes; what is stored of it in a day has a bound.
 *
 * @param day in UTC
 * @param runs starts of supervisors
 * @param events what happened to tunnels
 * @param leftOut events for which there was no room
 */
public record TunnelDay(LocalDate day, int runs, int events, int leftOut) {

    /** An app of 200 containers that are all started anew every hour stays below it. */
    public static final int MOST_RUNS = 5_000;

    /** An app of 200 containers whose gateway is away all day leaves 33,000. */
    public static final int MOST_EVENTS = 40_000;

    /** Whether something of that day was not kept. */
    public boolean isIncomplete() {
        return leftOut > 0 || runs >= MOST_RUNS;
    }
}
