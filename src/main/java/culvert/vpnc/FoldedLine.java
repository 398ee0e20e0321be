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
        for (int i = 0; i < line.length(); i += Character.charCount(line.codePointAt(i))) {
            int c = line.codePointAt(i);
            if (c < 0x80) {
                append(folded, c == '\t' ? ' ' : c);
                continue;
            }
            boolean odd = true;
            if (OddCharacters.isOddBlank(c)) {
                append(folded, ' ');
            } else if (!OddCharacters.isInvisible(c) && !isHalf(c)) {
                int letter = OddCharacters.asciiFor(c);
                odd = letter != c;
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

    /** How many characters of a line stand for the first ones of its folded text. */
    static int charactersFor(String line, int folded) {
        int atLeast = 0;
        int atMost = line.length();
        while (atLeast < atMost) {
            int middle = (atLeast + atMost) / 2;
            if (of(line.substring(0, middle)).text().length() < folded) {
                atLeast = middle + 1;
            } else {
                atMost = middle;
            }
        }
        return atMost;
    }

    boolean hasOddCharacter() {
        return oddAt != NONE;
    }

    /** What is left where {@link #charactersFor} looks at a line that ends within a character. */
    private static boolean isHalf(int c) {
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }

    private static void append(StringBuilder folded, int c) {
        boolean secondBlank = c == ' ' && !folded.isEmpty() && folded.charAt(folded.length() - 1) == ' ';
        if (!secondBlank) {
            folded.appendCodePoint(c);
        }
    }
}
