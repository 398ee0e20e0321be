package culvert.vpnc;

import org.jspecify.annotations.Nullable;

/**
 * Refuses bytes that vpnc and a person, or vpnc and another program, read differently. Looks at each byte of a line once.
 */
final class FormCheck {

    private final byte[] text;
    private final Findings findings;
    private int checkedTo;

    FormCheck(byte[] text, Findings findings) {
        this.text = text;
        this.findings = findings;
    }

    /** Whether the text is UTF-16, in which nothing else can be read. */
    boolean isUtf16() {
        boolean marked = startsWith(0xFF, 0xFE) || startsWith(0xFE, 0xFF);
        return marked || hasNuls(0, 1) || hasNuls(1, 0);
    }

    private boolean startsWith(int first, int second) {
        return text.length > 1 && (text[0] & 0xFF) == first && (text[1] & 0xFF) == second;
    }

    /** Whether in the first two pairs of bytes one byte is NUL and the other is not. */
    private boolean hasNuls(int nul, int other) {
        return text.length > 3 && text[nul] == 0 && text[other] != 0 && text[nul + 2] == 0 && text[other + 2] != 0;
    }

    boolean startsWithByteOrderMark() {
        return text.length > 2 && Utf8.at(text, 0) == OddCharacters.BYTE_ORDER_MARK;
    }

    /**
     * Checks the bytes from one offset to another, which lie in one line, its line end included. To be called in the
     * order of the text; a character that vpnc's cut after 199 bytes divides is looked at once, as a whole.
     */
    void check(int from, int to, Excerpt excerpt) {
        boolean malformed = false;
        int at = Math.max(from, checkedTo);
        while (at < to) {
            if (isPlain(text[at])) {
                at++;
                continue;
            }
            int character = Utf8.at(text, at);
            Remark remark = remark(character, at);
            boolean again = malformed && character == Utf8.MALFORMED;
            if (remark != null && !again) {
                findings.add(at, excerpt.shown(), remark);
            }
            malformed |= character == Utf8.MALFORMED;
            at += character == Utf8.MALFORMED ? 1 : Utf8.length(text[at]);
        }
        checkedTo = at;
    }

    /** Nearly all bytes are, and nothing is to be said about them. */
    private static boolean isPlain(byte b) {
        return b >= ' ' && b < 0x7F;
    }

    private @Nullable Remark remark(int character, int at) {
        if (character == Utf8.MALFORMED) {
            return new Remark(
                    Code.NOT_UTF8,
                    "These bytes are not UTF-8.",
                    "Save the file as UTF-8, or type the characters again.");
        }
        if (character == 0) {
            return new Remark(
                    Code.NUL_BYTE,
                    "There is a NUL byte, at which vpnc ends the line, and which an environment variable cannot hold.",
                    "Delete the character, which is invisible.");
        }
        if (character == '\n') {
            return null;
        }
        if (character == '\r') {
            boolean beforeLineFeed = at + 1 < text.length && text[at + 1] == '\n';
            return beforeLineFeed ? null : loneCarriageReturn();
        }
        if (OddCharacters.isLineBreak(character)) {
            return new Remark(
                    Code.UNICODE_LINE_BREAK,
                    "There is a Unicode line break, which some programs take for a line end and vpnc does not.",
                    "Delete it and press Enter where a line is to end.");
        }
        if (OddCharacters.isControl(character)) {
            return new Remark(
                    Code.CONTROL_CHARACTER,
                    "There is a control character (%s).".formatted("U+%04X".formatted(character)),
                    "Delete the character, which is invisible.");
        }
        return OddCharacters.isDirectionControl(character) ? direction() : null;
    }

    private static Remark loneCarriageReturn() {
        return new Remark(
                Code.LONE_CARRIAGE_RETURN,
                "There is a carriage return without line feed: vpnc ends the line here, other programs do not.",
                "Save the file with ordinary line ends (LF or CRLF).");
    }

    private static Remark direction() {
        return new Remark(
                Code.DIRECTION_CONTROL,
                "There is an invisible character that shows the text in another order than vpnc reads it.",
                "Delete the character, or type the line again.");
    }
}
