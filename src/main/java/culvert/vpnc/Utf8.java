package culvert.vpnc;

import java.nio.charset.StandardCharsets;

/** Decodes single characters, strictly. */
final class Utf8 {

    static final int MALFORMED = -1;

    private static final int[] SMALLEST_OF_LENGTH = {0, 0, 0x80, 0x800, 0x10000};

    private Utf8() {}

    static boolean isContinuation(byte b) {
        return (b & 0xC0) == 0x80;
    }

    /** How many bytes the character takes that starts with this byte; 1 for a byte that starts none. */
    static int length(byte first) {
        int b = first & 0xFF;
        if (b < 0xC2 || b > 0xF4) {
            return 1;
        }
        return b < 0xE0 ? 2 : b < 0xF0 ? 3 : 4;
    }

    /** The character at this offset, or {@link #MALFORMED}: overlong forms, surrogates, stray and missing bytes. */
    static int at(byte[] text, int offset) {
        byte first = text[offset];
        if (first >= 0) {
            return first;
        }
        int length = length(first);
        if (length == 1 || offset + length > text.length) {
            return MALFORMED;
        }
        int character = first & (0x7F >> length);
        for (int i = 1; i < length; i++) {
            if (!isContinuation(text[offset + i])) {
                return MALFORMED;
            }
            character = (character << 6) | (text[offset + i] & 0x3F);
        }
        boolean allowed = character >= SMALLEST_OF_LENGTH[length]
                && character <= Character.MAX_CODE_POINT
                && !(character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE);
        return allowed ? character : MALFORMED;
    }

    static String decode(byte[] text, int from, int to) {
        return new String(text, from, to - from, StandardCharsets.UTF_8);
    }
}
