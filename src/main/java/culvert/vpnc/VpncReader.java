package culvert.vpnc;

/**
 * Reads a vpnc.conf exactly as vpnc does, byte by byte, and then decides whether it may be published. Nothing is
 * normalised before it was checked; anything that vpnc and a person would read differently is refused.
 */
public final class VpncReader {

    /** Enough for all directives with the longest values that vpnc takes. */
    public static final int MAX_BYTES = 8192;

    private VpncReader() {}

    /** Reads a text of at most {@value #MAX_BYTES} bytes. */
    public static Reading read(byte[] text) {
        return read(text, MAX_BYTES);
    }

    /**
     * Reads a text as it was submitted.
     *
     * @param text not changed, and read once
     * @param maxBytes above this size the only finding is that the text is too large
     */
    public static Reading read(byte[] text, int maxBytes) {
        if (text.length > maxBytes) {
            Findings findings = new Findings(text);
            findings.add(maxBytes, "", Remarks.tooLarge(text.length, maxBytes));
            return new Reading.Refused(findings.inTextOrder());
        }
        return new Review(text).read();
    }
}
