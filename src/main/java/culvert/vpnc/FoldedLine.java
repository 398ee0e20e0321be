package culvert.vpnc;

import java.text.Normalizer;

/**
 * A line as a hurried person reads it: look-alike letters as the letters they look like, without invisible characters,
 * with single blanks. Serves to recognise what was meant, never to publish it.
 */
record FoldedLine(String text, boolean isIndented, boolean hasOddCharacter) {

    private static final String LOOK_ALIKES = "АаВЕеКкМмНОоРрСсТтуХхІіЈјЅѕԁԛԝıſΑΒΕΖΗΙΚΜΝΟΡΤΥΧοα";
    private static final String LOOK_LIKE = "AaBEeKkMmHOoPpCcTtyXxIiJjSsdqwisABEZHIKMNOPTYXoa";

    static FoldedLine of(String line) {
        StringBuilder folded = new StringBuilder(line.length());
        boolean odd = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c < 0x80) {
                append(folded, c == '\t' ? ' ' : c);
                continue;
            }
            if (OddCharacters.isOddBlank(c)) {
                odd = true;
                append(folded, ' ');
            } else if (OddCharacters.isInvisible(c)) {
                odd = true;
            } else {
                char letter = asciiFor(c);
                odd |= letter != c;
                append(folded, letter);
            }
        }
        boolean indented = !line.isEmpty() && (line.charAt(0) == ' ' || line.charAt(0) == '\t');
        return new FoldedLine(folded.toString().strip(), indented, odd);
    }

    private static void append(StringBuilder folded, char c) {
        boolean secondBlank = c == ' ' && !folded.isEmpty() && folded.charAt(folded.length() - 1) == ' ';
        if (!secondBlank) {
            folded.append(c);
        }
    }

    private static char asciiFor(char c) {
        int known = LOOK_ALIKES.indexOf(c);
        if (known >= 0) {
            return LOOK_LIKE.charAt(known);
        }
        char base =
                Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKD).charAt(0);
        return base < 0x80 ? base : c;
    }
}
