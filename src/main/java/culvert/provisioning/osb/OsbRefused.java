package culvert.provisioning.osb;

/** Why a request is not carried out, in the protocol's own words (OSB 2.17, Service Broker Errors). Nothing was changed. */
final class OsbRefused extends RuntimeException {

    private final int status;
    private final String error;

    /**
     * A refusal.
     *
     * @param error one word in camel case; some are reserved by the protocol
     * @param description for the person at the platform's command line
     */
    OsbRefused(int status, String error, String description) {
        super(description);
        this.status = status;
        this.error = error;
    }

    static OsbRefused badRequest(String description) {
        return new OsbRefused(400, "BadRequest", description);
    }

    static OsbRefused unknown(String what) {
        return new OsbRefused(404, "NotFound", "there is no such " + what);
    }

    static OsbRefused gone(String what) {
        return new OsbRefused(410, "Gone", "there is no such " + what);
    }

    static OsbRefused conflict(String what) {
        return new OsbRefused(409, "Conflict", "this id was used before for another " + what);
    }

    /** A deletion overtook the request that was to make what it deletes. */
    static OsbRefused justDeleted(String what) {
        return new OsbRefused(
                422,
                "ConcurrencyError",
                "the deletion of this " + what + " was asked for a moment ago; ask again in a minute");
    }

    static OsbRefused noSuchMaintenance() {
        return new OsbRefused(
                422, "MaintenanceInfoConflict", "our plans have no maintenance_info; fetch the catalog again");
    }

    int status() {
        return status;
    }

    OsbError body() {
        return new OsbError(error, String.valueOf(getMessage()));
    }
}
