package culvert.vpnc;

/**
 * A line as a person sees it in a text area: LF, CR and CRLF end it, and it may be longer than vpnc reads.
 *
 * @param end offset behind the last byte, without line end
 * @param endWithLineEnd offset behind the line end
 */
record TextLine(int start, int end, int endWithLineEnd) {

    /** The line of a number, counted from 1; an empty one at the end when the text has fewer. */
    static TextLine find(byte[] text, int number) {
        TextLine line = from(text, 0);
        for (int i = 1; i < number; i++) {
            line = from(text, line.endWithLineEnd());
        }
        return line;
    }

    private static TextLine from(byte[] text, int start) {
        int end = start;
        while (end < text.length && text[end] != '\n' && text[end] != '\r') {
            end++;
        }
        boolean crLf = end + 1 < text.length && text[end] == '\r' && text[end + 1] == '\n';
        return new TextLine(start, end, Math.min(text.length, end + (crLf ? 2 : 1)));
    }
}
