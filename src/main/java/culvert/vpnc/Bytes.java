package culvert.vpnc;

import java.nio.charset.StandardCharsets;

/** Looks into a text by offsets, byte by byte as vpnc does, without any locale. */
final class Bytes {

    private Bytes() {}

    static boolean isBlank(byte b) {
        return b == ' ' || b == '\t';
    }

    /** The offset of {@code wanted}, or {@code to} when it does not occur. */
    static int indexOf(byte[] text, byte wanted, int from, int to) {
        int at = from;
        while (at < to && text[at] != wanted) {
            at++;
        }
        return at;
    }

    static int skipBlanks(byte[] text, int from, int to) {
        int at = from;
        while (at < to && isBlank(text[at])) {
            at++;
        }
        return at;
    }

    static int dropBlanks(byte[] text, int from, int to) {
        int at = to;
        while (at > from && isBlank(text[at - 1])) {
            at--;
        }
        return at;
    }

    /** Whether the text starts with an ASCII word, upper and lower case being the same. */
    static boolean startsWithIgnoringCase(byte[] text, int from, int to, String ascii) {
        if (to - from < ascii.length()) {
            return false;
        }
        for (int i = 0; i < ascii.length(); i++) {
            if (lower(text[from + i]) != lower((byte) ascii.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    static int lengthInUtf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static int lower(byte b) {
        return b >= 'A' && b <= 'Z' ? b + ('a' - 'A') : b;
    }
}
