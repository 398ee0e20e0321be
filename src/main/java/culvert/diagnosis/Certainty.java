package culvert.diagnosis;

/** How much a rule's signals prove, the most first. */
public enum Certainty {
    /** Nothing else known to us looks like this. */
    CERTAIN("certain"),
    /** Something else may look like this, but seldom. */
    LIKELY("likely"),
    /** Worth naming when nothing better is known. */
    POSSIBLE("possible");

    private final String words;

    Certainty(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
