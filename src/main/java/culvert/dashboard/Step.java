package culvert.dashboard;

import org.jspecify.annotations.Nullable;

/**
 * One step of a delivery, as the page shows it.
 *
 * @param name what the step is called
 * @param text what is to be said about it
 * @param at when it was done, or will be tried again; null where there is no time to show
 */
public record Step(
        String name, State state, String text, @Nullable Moment at) {

    /** How a step stands. */
    public enum State {
        DONE("done"),
        NOW("in progress"),
        FAILED("failed"),
        LATER("not yet"),
        HELD("held");

        private final String words;

        State(String words) {
            this.words = words;
        }

        /** For people who do not see the sign. */
        public String words() {
            return words;
        }
    }

    // Qute checks templates against these: it cannot look into a type that is annotated as nullable.

    public boolean isTimed() {
        return at != null;
    }

    /** The time for programs; empty where there is none. */
    public String isoTime() {
        return at == null ? "" : at.iso();
    }

    /** The time for people; empty where there is none. */
    public String time() {
        return at == null ? "" : at.text();
    }

    static Step done(String name, String text, Moment at) {
        return new Step(name, State.DONE, text, at);
    }

    static Step open(String name, State state, String text) {
        return new Step(name, state, text, null);
    }
}
