package culvert.vpnc;

import org.jspecify.annotations.Nullable;

/** Puts the right name in the place of what somebody wrote for it. */
final class Renaming {

    private Renaming() {}

    /**
     * The repair of a line that begins with something for the name of a directive; null when it is not certain where the
     * value begins.
     *
     * @param written how many characters of the folded line stand for the name
     */
    static @Nullable Repair of(String line, int written, Directive directive) {
        if (directive.policy() == Policy.REFUSED) {
            return Repair.REMOVAL;
        }
        int name = FoldedLine.charactersFor(line, written);
        int value = skipSeparator(line, name);
        boolean hasValue = value < line.length();
        if (hasValue == directive.isFlag() || (hasValue && value == name)) {
            return null;
        }
        String by = directive.isFlag() ? directive.spelling() : directive.spelling() + ' ';
        return Repair.write(Bytes.lengthInUtf8(line.substring(0, value)), by);
    }

    /** Blanks of all kinds, an equals sign or a colon, blanks again. */
    private static int skipSeparator(String line, int from) {
        int at = skipBlanks(line, from);
        boolean sign = at < line.length() && (line.charAt(at) == '=' || line.charAt(at) == ':');
        return sign ? skipBlanks(line, at + 1) : at;
    }

    private static int skipBlanks(String line, int from) {
        int at = from;
        while (at < line.length() && isBlank(line.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || OddCharacters.isOddBlank(c) || OddCharacters.isInvisible(c);
    }
}
