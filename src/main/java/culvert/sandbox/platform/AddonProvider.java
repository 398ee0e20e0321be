package culvert.sandbox.platform;

import java.net.URI;
import java.util.Map;
import java.util.Set;

/**
 * The provider of the add-on, as the platform talks to it. Every method throws {@link Refused} with
 * {@link Problem.RefusedByProvider} when the provider says no and {@link Problem.ProviderFailed} when it fails or cannot
 * be reached.
 */
public interface AddonProvider {

    /** The only variables this provider may set. */
    Set<String> variables();

    /** Orders a resource. A repetition with the same {@code addonId} must give the same resource. */
    Answer provision(String addonId, String providerAppId, String plan);

    Answer changePlan(String resourceId, String plan);

    /** Already gone counts as done. */
    void deprovision(String resourceId);

    void suspend(String resourceId);

    void resume(String resourceId);

    /** A link that opens the provider's dashboard once, soon. */
    URI dashboard(String resourceId);

    /**
     * What the provider answered.
     *
     * @param resourceId the provider's id, the one asked about unless it is new
     * @param config variables the provider wants set
     * @param message for the customer, may be empty
     */
    record Answer(String resourceId, Map<String, String> config, String message) {
        public Answer {
            config = Map.copyOf(config);
        }
    }
}
