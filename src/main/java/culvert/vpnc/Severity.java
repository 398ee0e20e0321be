package culvert.vpnc;

/** How much a {@link Finding} weighs. Only {@link #ERROR} keeps a text from being published. */
public enum Severity {
    ERROR,
    WARNING,
    HINT
}
