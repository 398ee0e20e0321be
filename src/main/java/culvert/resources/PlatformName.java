package culvert.resources;

import java.util.Locale;

/**
 * The platforms that can order from us, told apart by the marketplace protocol through which they do and, where one
 * protocol serves several, by the way to their apps.
 */
public enum PlatformName {
    SCALINGO("Scalingo"),
    HEROKU("Heroku"),
    /** Speaks the Open Service Broker API, and nothing more is known about it. */
    OSB("your platform"),
    CLOUDFOUNDRY("Cloud Foundry"),
    KUBERNETES("Kubernetes"),
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
