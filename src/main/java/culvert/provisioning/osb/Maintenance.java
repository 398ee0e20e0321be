package culvert.provisioning.osb;

/** Our plans have no maintenance information, so every version of it is a wrong one (OSB 2.17, Maintenance Info). */
final class Maintenance {

    private Maintenance() {}

    static void refuseAny(Body body) {
        if (body.object("maintenance_info").text("version").isPresent()) {
            throw OsbRefused.noSuchMaintenance();
        }
    }
}
