package culvert.api;

import culvert.resources.ResourceRefused;

/** A request that is answered with an error of its own. The message may be shown to the caller. */
final class ApiRefused extends RuntimeException {

    private final int status;

    private ApiRefused(int status, String message) {
        super(message);
        this.status = status;
    }

    int status() {
        return status;
    }

    static ApiRefused noToken() {
        return new ApiRefused(401, "a token that was made on the dashboard of this resource is needed");
    }

    // The same for an id of somebody else and for one that was never given: ids are not to be tried out.
    static ApiRefused notOpened() {
        return new ApiRefused(404, "this token opens no such resource");
    }

    static ApiRefused malformed() {
        return new ApiRefused(
                400, "the body must be a JSON object with the text conf and, if wanted, the number basedOn");
    }

    static ApiRefused stale(int newest) {
        return new ApiRefused(409, "nothing was saved: version " + newest + " was saved meanwhile");
    }

    private static ApiRefused suspended() {
        return new ApiRefused(409, "nothing was saved: the add-on is suspended");
    }

    /** What a program with a good token is told when the resource refuses; what cannot happen to it stays what it was. */
    static RuntimeException by(ResourceRefused why) {
        return switch (why) {
            case ResourceRefused.Suspended _ -> suspended();
            case ResourceRefused.Gone _ -> noToken();
            case ResourceRefused.UnknownPlan _, ResourceRefused.UnknownResource _, ResourceRefused.ConflictingOrder _ ->
                why;
        };
    }

    static ApiRefused noSuchVersion() {
        return new ApiRefused(404, "there is no such version, or its text cannot be used any more");
    }

    static ApiRefused noSuchWebhook() {
        return new ApiRefused(404, "there is no such webhook");
    }

    static ApiRefused malformedWebhook() {
        return new ApiRefused(400, "the body must be a JSON object with the text url");
    }

    static ApiRefused malformedRestore() {
        return new ApiRefused(400, "the body must be empty, or a JSON object with the number basedOn");
    }

    /** What a room of the house refused with a sentence of its own. */
    static ApiRefused with(String sentence) {
        return new ApiRefused(422, sentence);
    }
}
