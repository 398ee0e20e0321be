package culvert.vpnc;

/**
 * Counts the columns of a line as a person sees them, one for each sign: a letter with its marks, an emoji of several
 * parts, a flag are one sign; what has no width is none; a tab is one, as the cursor passes it in one step. Wide signs
 * count as one, too. docs/decisions/0040-a-column-is-a-sign.md says why.
 */
final class SeenColumns {

    private static final int NOTHING = -1;
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int FIRST_FLAG_LETTER = 0x1F1E6;
    private static final int LAST_FLAG_LETTER = 0x1F1FF;

    private int signs;
    private int before = NOTHING;
    private boolean halfAFlag;

    void startLine() {
        signs = 0;
        before = NOTHING;
        halfAFlag = false;
    }

    /** The column of what comes next, counted from 1. */
    int next() {
        return signs + 1;
    }

    void pass(int character) {
        boolean flagLetter = character >= FIRST_FLAG_LETTER && character <= LAST_FLAG_LETTER;
        boolean secondHalf = flagLetter && halfAFlag;
        if (!secondHalf && !joins(character)) {
            signs++;
        }
        halfAFlag = flagLetter && !secondHalf;
        before = character;
    }

    /** Whether it is seen as a part of the sign before it, or not at all. */
    private boolean joins(int character) {
        if (character < 0x300) {
            return character == 0xAD;
        }
        return isMark(character)
                || OddCharacters.isInvisible(character)
                || isLaterHangul(character)
                || (Character.isEmojiModifier(character) && Character.isEmojiModifierBase(before))
                || (before == ZERO_WIDTH_JOINER && Character.isExtendedPictographic(character));
    }

    private static boolean isMark(int character) {
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK -> true;
            default -> false;
        };
    }

    /** Vowels and final consonants of Korean, which stand within the syllable that the consonant before them begins. */
    private static boolean isLaterHangul(int character) {
        return (character >= 0x1160 && character <= 0x11FF) || (character >= 0xD7B0 && character <= 0xD7FB);
    }
}
