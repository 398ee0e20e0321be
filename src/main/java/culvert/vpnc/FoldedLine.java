package culvert.vpnc;

/**
 * A line as a hurried person reads it: look-alike letters as the letters they look like, without invisible characters,
 * with single blanks. Serves to recognise what was meant, never to publish it.
 *
 * @param oddAt index of the first character in the line that is not what it looks like; -1 for none
 */
record FoldedLine(String text, boolean isIndented, int oddAt) {

    private static final int NONE = -1;

    static FoldedLine of(String line) {
        StringBuilder folded = new StringBuilder(line.length());
        int oddAt = NONE;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            boolean odd = true;
            if (OddCharacters.isOddBlank(c)) {
                append(folded, ' ');
            } else if (!OddCharacters.isInvisible(c)) {
                char letter = c == '\t' ? ' ' : OddCharacters.asciiFor(c);
                odd = c >= 0x80 && letter != c;
                append(folded, letter);
            }
            oddAt = odd && oddAt == NONE ? i : oddAt;
        }
        boolean indented = !line.isEmpty() && (line.charAt(0) == ' ' || line.charAt(0) == '\t');
        return new FoldedLine(folded.toString().strip(), indented, oddAt);
    }

    /** Whether such a character stands in the name, whose length is that of the folded text, or right behind it. */
    boolean hasOddCharacterWithin(String line, int nameLength) {
        return hasOddCharacter() && of(line.substring(0, oddAt)).text().length() <= nameLength;
    }

    boolean hasOddCharacter() {
        return oddAt != NONE;
    }

    private static void append(StringBuilder folded, char c) {
        boolean secondBlank = c == ' ' && !folded.isEmpty() && folded.charAt(folded.length() - 1) == ' ';
        if (!secondBlank) {
            folded.append(c);
        }
    }
}
