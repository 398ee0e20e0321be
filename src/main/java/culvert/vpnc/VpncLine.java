package culvert.vpnc;

import java.util.Iterator;
import java.util.NoSuchElementException;

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

    /** The lines of a text, as far as vpnc reads it: to its end or to a line that starts with 0x04. Made one by one. */
    static Iterable<VpncLine> in(byte[] text) {
        return () -> new Walk(text);
    }

    /** The offset at which vpnc goes on to read; behind the end of a text whose last line has no end. */
    int next() {
        return isCut() ? end : end + 1;
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

    private boolean isCut() {
        return end - start == LONGEST;
    }

    private static VpncLine at(byte[] text, int start, boolean isRest) {
        int end = start;
        while (end < text.length && end - start < LONGEST && !isLineEnd(text[end])) {
            end++;
        }
        return new VpncLine(start, end, isRest);
    }

    private static final class Walk implements Iterator<VpncLine> {

        private final byte[] text;
        private int start;
        private boolean isRest;

        Walk(byte[] text) {
            this.text = text;
        }

        @Override
        public boolean hasNext() {
            return start < text.length && text[start] != END_OF_DATA;
        }

        @Override
        public VpncLine next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            VpncLine line = at(text, start, isRest);
            start = line.next();
            isRest = line.isCut();
            return line;
        }
    }
}
