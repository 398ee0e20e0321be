package culvert.sandbox.containers;

import culvert.sandbox.platform.App;
import culvert.sandbox.platform.Restarts;
import java.util.Locale;

/** How an app does, in the words of Scalingo's API. */
public enum AppStatus {
    RESTARTING,
    RUNNING,
    /** No container serves, and nobody is about to change that. */
    CRASHED;

    public static AppStatus of(App app, Restarts restarts, Formation formation) {
        if (restarts.isRestarting(app)) {
            return RESTARTING;
        }
        return formation.address(app).isPresent() ? RUNNING : CRASHED;
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
