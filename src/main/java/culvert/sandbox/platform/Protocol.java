package culvert.sandbox.platform;

/** The marketplace protocols this platform can order by, so that a newcomer sees each of them work. */
public enum Protocol {
    SCALINGO("Scalingo", true),
    HEROKU("Heroku", false),
    CLEVER("Clever Cloud", false),
    /** The Open Service Broker API. */
    CLOUDFOUNDRY("Cloud Foundry", false);

    private final String title;
    private final boolean suspends;

    Protocol(String title, boolean suspends) {
        this.title = title;
        this.suspends = suspends;
    }

    public String title() {
        return title;
    }

    /** Whether it knows suspension and resumption. */
    public boolean suspends() {
        return suspends;
    }
}
