package culvert.vpnc;

import java.util.ArrayList;
import java.util.List;

/**
 * A line as vpnc reads it, which is not what a person sees: it ends at LF, at CR, at the end of the data or after 199
 * bytes.
 *
 * @param start offset of the first byte
 * @param end offset behind the last byte, without line end
 * @param isRest whether the line began because the one before it was cut after 199 bytes
 */
record VpncLine(int start, int end, boolean isRest) {

    static final int LONGEST = 199;

    private static final byte END_OF_DATA = 4;

    /** The lines of a text, and where vpnc stops to read: at its end or at a line that starts with 0x04. */
    record Lines(List<VpncLine> lines, int endOfData) {}

    static Lines of(byte[] text) {
        List<VpncLine> lines = new ArrayList<>();
        boolean rest = false;
        int start = 0;
        while (start < text.length) {
            if (text[start] == END_OF_DATA) {
                return new Lines(lines, start);
            }
            int end = start;
            while (end < text.length && end - start < LONGEST && !isLineEnd(text[end])) {
                end++;
            }
            lines.add(new VpncLine(start, end, rest));
            rest = end - start == LONGEST;
            start = rest ? end : end + 1;
        }
        return new Lines(lines, text.length);
    }

    /** The offset behind the line end, if there is one; of CRLF, vpnc takes the LF for an empty line. */
    int endWithLineEnd(byte[] text) {
        return end < text.length && isLineEnd(text[end]) ? end + 1 : end;
    }

    private static boolean isLineEnd(byte b) {
        return b == '\n' || b == '\r';
    }

    boolean isEmpty() {
        return start == end;
    }
}
