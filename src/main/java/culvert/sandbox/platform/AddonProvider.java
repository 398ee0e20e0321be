package culvert.sandbox.platform;

import java.util.Map;
import java.util.Set;

/**
 * The provider of the add-on, as the platform talks to it. Every method throws {@link Refused} with
 * {@link Problem.RefusedByProvider} when the provider says no and {@link Problem.ProviderFailed} when it fails or cannot
 * be reached.
 */
public interface AddonProvider {

    /** The protocol it is spoken to by. */
    Protocol protocol();

    /** The only variables this provider may set. */
    Set<String> variables();

    /** Orders a resource. A repetition with the same {@code addonId} must give the same resource. */
    Answer provision(String addonId, String providerAppId, String plan);

    Answer changePlan(String resourceId, String plan);

    /** Already gone counts as done. */
    void deprovision(String resourceId);

    /** What happens when a bill is not paid. @throws Refused where the protocol has nothing of this kind */
    default void suspend(String resourceId) {
        throw new Refused(new Problem.RefusedByProvider(protocol().title() + "'s protocol has no suspension"));
    }

    /** The end of a suspension. @throws Refused where the protocol has nothing of this kind */
    default void resume(String resourceId) {
        throw new Refused(new Problem.RefusedByProvider(protocol().title() + "'s protocol has no suspension"));
    }

    /** What opens the provider's dashboard once, soon. */
    Entrance dashboard(String addonId, String resourceId);

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
