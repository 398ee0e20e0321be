package culvert.resources;

import java.util.Locale;

/** The platforms that can order from us, told apart by the marketplace protocol through which they do. */
public enum PlatformName {
    SCALINGO("Scalingo"),
    HEROKU("Heroku"),
    /** Cloud Foundry, Kubernetes and whatever else speaks the Open Service Broker API. */
    OSB("your platform"),
    CLEVER("Clever Cloud");

    private final String peoplesName;

    PlatformName(String peoplesName) {
        this.peoplesName = peoplesName;
    }

    /** The name in roles, addresses and the database. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name as people write it, within a sentence. */
    public String peoplesName() {
        return peoplesName;
    }
}
