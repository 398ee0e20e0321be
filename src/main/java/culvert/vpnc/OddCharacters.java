package culvert.vpnc;

import java.text.Normalizer;

/** Characters that a person takes for others, or does not see at all. */
final class OddCharacters {

    static final int BYTE_ORDER_MARK = 0xFEFF;

    /** What programs write for bytes that they could not read. */
    static final int REPLACEMENT = 0xFFFD;

    private static final String CURLY_QUOTES =
            "\u201C\u201D\u201E\u201F\u2018\u2019\u201A\u201B\u00AB\u00BB\u2039\u203A\u2033\uFF02";

    private static final String LOOK_ALIKES = "АаВЕеКкМмНОоРрСсТтуХхІіЈјЅѕԁԛԝıſΑΒΕΖΗΙΚΜΝΟΡΤΥΧοα";
    private static final String LOOK_LIKE = "AaBEeKkMmHOoPpCcTtyXxIiJjSsdqwisABEZHIKMNOPTYXoa";
    private static final char FIRST_GREEK = '\u0370';
    private static final char LAST_CYRILLIC = '\u052F';

    private OddCharacters() {}

    static boolean isLineBreak(int character) {
        return character == 0x85 || character == 0x2028 || character == 0x2029;
    }

    static boolean isControl(int character) {
        return (character < 0x20 && character != '\t') || (character >= 0x7F && character < 0xA0);
    }

    /** Characters that change the order in which text is shown. */
    static boolean isDirectionControl(int character) {
        return character == 0x61C
                || character == 0x200E
                || character == 0x200F
                || (character >= 0x202A && character <= 0x202E)
                || (character >= 0x2066 && character <= 0x2069);
    }

    static boolean isCurlyQuote(int character) {
        return CURLY_QUOTES.indexOf(character) >= 0;
    }

    /** Blanks that look like a blank and are none for vpnc. */
    static boolean isOddBlank(int character) {
        return (character != ' ' && Character.getType(character) == Character.SPACE_SEPARATOR) || character == 0x2800;
    }

    /** Characters without any width of their own and without a mark: format characters, fillers, variation selectors. */
    static boolean isInvisible(int character) {
        return character >= 0x80
                && (Character.getType(character) == Character.FORMAT
                        || character == 0x34F
                        || character == 0x115F
                        || character == 0x1160
                        || (character >= 0x180B && character <= 0x180F)
                        || character == 0x3164
                        || (character >= 0xFE00 && character <= 0xFE0F)
                        || character == 0xFFA0
                        || (character >= 0xE0000 && character <= 0xE0FFF));
    }

    /** The plain letter that a character beyond ASCII looks like or is a variant of; itself when there is none. */
    static int asciiFor(int character) {
        int known = LOOK_ALIKES.indexOf(character);
        if (known >= 0) {
            return LOOK_LIKE.charAt(known);
        }
        char base = Normalizer.normalize(Character.toString(character), Normalizer.Form.NFKD)
                .charAt(0);
        return base < 0x80 ? base : character;
    }

    /** Whether plain letters stand beside Greek or Cyrillic ones that look just like plain ones. */
    static boolean mixesLookAlikes(String text) {
        boolean plain = text.chars().anyMatch(c -> c < 0x80 && Character.isLetter(c));
        return plain
                && text.chars().anyMatch(c -> c >= FIRST_GREEK && c <= LAST_CYRILLIC && LOOK_ALIKES.indexOf(c) >= 0);
    }
}
