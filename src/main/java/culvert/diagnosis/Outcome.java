package culvert.diagnosis;

/** What kind of answer a diagnosis is. */
public enum Outcome {
    /** The tunnel is up, and nothing speaks against it. */
    FINE("fine"),
    /** A dial is under way, and nothing went wrong yet. */
    WAITING("waiting"),
    /** One cause. */
    CAUSE("cause"),
    /** One of several causes that cannot be told apart from here. */
    LOOKALIKES("look-alikes"),
    /** Two causes are the likeliest, and neither is sure. */
    NOT_SURE("not sure"),
    /** There are no reports to judge by. */
    CANNOT_KNOW("cannot know");

    private final String words;

    Outcome(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    /** Whether something is wrong, or was. */
    public boolean isTrouble() {
        return this == CAUSE || this == LOOKALIKES || this == NOT_SURE;
    }
}
