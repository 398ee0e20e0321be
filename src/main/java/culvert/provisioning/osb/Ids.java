package culvert.provisioning.osb;

/** Ids that platforms give: any text, but one that a database can keep. */
final class Ids {

    private static final int LONGEST = 255;

    private Ids() {}

    /** Lets an id pass. @throws OsbRefused with 400 */
    static String require(String id) {
        if (id.isBlank() || id.length() > LONGEST || id.indexOf('\0') >= 0) {
            throw OsbRefused.badRequest("an id in the address is not one");
        }
        return id;
    }
}
