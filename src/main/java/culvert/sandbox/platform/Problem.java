package culvert.sandbox.platform;

/** Why the platform does not do what it was asked. The table from these to status and body is {@code api.Problems}. */
public sealed interface Problem {

    /** The request cannot be read. */
    record Malformed(String message) implements Problem {}

    /** Nothing of this kind has this name or id. */
    record NotFound(String resource) implements Problem {}

    /** The value of a field is against the rules. */
    record Invalid(String field, String reason) implements Problem {}

    /** The app is busy with something that excludes this. */
    record Busy(String message) implements Problem {}

    /** Missing or wrong credentials. */
    record Unauthorized() implements Problem {}

    /** The add-on provider refused, and said why. */
    record RefusedByProvider(String message) implements Problem {}

    /** The add-on provider could not be reached, or failed. */
    record ProviderFailed(String message) implements Problem {}
}
