package culvert.platforms;

import culvert.resources.AppId;
import java.util.Map;
import java.util.Set;

/**
 * A PaaS that runs apps, seen from here. One adapter for each marketplace protocol.
 *
 * <p>Every call ends within {@link #LONGEST_CALL_SECONDS} and throws a {@link PlatformFailure}, nothing else, when it does
 * not succeed. No call is made inside a database transaction.
 */
public interface Platform {

    /** An adapter gives up a call after this many seconds, so that a platform that hangs does not hold a job for long. */
    int LONGEST_CALL_SECONDS = 20;

    /**
     * Those of our variables that the app has now. Read after an unclear outcome, so that nothing is published twice.
     *
     * @throws PlatformFailure.AppNotFound when the platform does not know the app, or no longer
     */
    Map<String, String> variables(AppId app);

    /**
     * Sets variables of the app; others keep their values. Must be idempotent.
     *
     * @throws PlatformFailure.AppNotFound when the platform does not know the app, or no longer
     * @throws PlatformFailure.Refused when repeating the same call cannot help
     */
    void publish(AppId app, Map<String, String> variables);

    /**
     * Whether we can bring variables to the app. False where the app gets them only with its next binding, which its
     * owner has to make: then nothing is published or restarted, and the page says what to do.
     */
    default boolean reaches(AppId app) {
        return true;
    }

    /** Whether {@link #publish} makes the platform restart the app by itself. */
    boolean restartsOnPublish();

    /**
     * Asks for a restart of every container of the app. Called only where {@link #restartsOnPublish} is false.
     *
     * @throws PlatformFailure.AppNotFound when the platform does not know the app, or no longer
     */
    void restart(AppId app);

    /**
     * Takes variables away from an app that our resource no longer serves, and has it restarted if it had any of them.
     * Nothing is to be done where the platform does that by itself, because the variables belong to the add-on. Must be
     * idempotent.
     *
     * @param instance the resource that served it
     * @throws PlatformFailure.AppNotFound when the platform does not know the app, or no longer
     */
    default void takeBack(AppId instance, BoundApp app, Set<String> variables) {}
}
