package culvert.tunnels;

/** What room is left in a day of one resource while a batch of reports is taken in. */
final class RoomOfADay {

    private final int runsBefore;
    private final int eventsBefore;
    private int runs;
    private int events;
    private int leftOut;

    /** @param before what was kept of the day so far */
    RoomOfADay(TunnelDay before) {
        this.runsBefore = before.runs();
        this.eventsBefore = before.events();
    }

    /** Takes room for one more start of a supervisor. @return false when there is none */
    boolean takeRun() {
        boolean taken = runsBefore + runs < TunnelDay.MOST_RUNS;
        runs += taken ? 1 : 0;
        return taken;
    }

    /** Takes room for one more event. @return false when there is none; it counts as left out then */
    boolean takeEvent() {
        boolean taken = eventsBefore + events < TunnelDay.MOST_EVENTS;
        events += taken ? 1 : 0;
        leftOut += taken ? 0 : 1;
        return taken;
    }

    /** An event for which room was taken was there already: it came twice. */
    void giveBackEvent() {
        events--;
    }

    int runs() {
        return runs;
    }

    int events() {
        return events;
    }

    int leftOut() {
        return leftOut;
    }

    boolean isUsed() {
        return runs > 0 || events > 0 || leftOut > 0;
    }
}
