package culvert.sandbox.platform;

/** The marketplace protocols this platform can order by, so that a newcomer sees each of them work. */
public enum Protocol {
    SCALINGO(
            "Scalingo",
            "A link signs you on. The platform restarts the app when the add-on sets a variable.",
            true,
            true),
    HEROKU(
            "Heroku",
            "A signed form signs you on. The add-on gets a token of its own to set variables with.",
            false,
            true),
    CLEVER("Clever Cloud", "A signed form signs you on. Variables are set on the add-on, not on the app.", false, true),
    /** The Open Service Broker API. */
    CLOUDFOUNDRY(
            "Cloud Foundry",
            "Open Service Broker API. A link that works once opens the dashboard; Culvert itself sets the variables, restarts "
                    + "the app, and takes them back in the end.",
            false,
            false);

    private final String title;
    private final String inShort;
    private final boolean suspends;
    private final boolean ownsVariables;

    Protocol(String title, String inShort, boolean suspends, boolean ownsVariables) {
        this.title = title;
        this.inShort = inShort;
        this.suspends = suspends;
        this.ownsVariables = ownsVariables;
    }

    public String title() {
        return title;
    }

    /** What a newcomer can see to be different. */
    public String inShort() {
        return inShort;
    }

    /** Whether variables belong to the add-on, so that the platform removes them with it. */
    boolean ownsVariables() {
        return ownsVariables;
    }

    /** Whether it knows suspension and resumption. */
    public boolean suspends() {
        return suspends;
    }
}
