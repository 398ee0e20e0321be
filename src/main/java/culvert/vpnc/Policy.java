package culvert.vpnc;

/** What Culvert makes of a directive that vpnc knows. */
public enum Policy {
    /** Published when its value is sound. */
    ALLOWED,
    /** Published, with a warning that says what speaks against it. */
    WARNED,
    /** Never published, whatever its value. */
    REFUSED
}
