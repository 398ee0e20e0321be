package culvert.vpnc;

import java.util.List;
import java.util.Locale;

/** The offending text as a finding shows it: short, without control characters, without secrets. */
final class Excerpt {

    private static final int LONGEST = 60;
    private static final char CONTROL_PICTURES = '\u2400';
    private static final String HIDDEN = " …";

    /** What follows one of these words in a line that vpnc does not know may be a secret. */
    private static final List<String> WORDS_BEFORE_SECRETS =
            List.of("secret", "passw", "pwd", "psk", "key", "token", "pin", "auth", "cert", "pass");

    private Excerpt() {}

    static String of(byte[] text, VpncLine line, Statement statement) {
        return switch (statement) {
            case Statement.Setting setting when setting.directive().isSecret() -> masked(setting.directive());
            case Statement.Setting setting -> shown(text, line);
            case Statement.SwitchedOn on -> shown(text, line);
            case Statement.NameOnly name -> shown(text, line);
            case Statement.Nothing nothing -> withoutLikelySecret(Utf8.decode(text, line.start(), line.end()));
            case Statement.Unknown unknown -> line.isRest() ? HIDDEN.strip() : ofUnknown(text, line);
        };
    }

    static String masked(Directive directive) {
        return directive.spelling() + " " + SecretMask.MASK;
    }

    private static String shown(byte[] text, VpncLine line) {
        return printable(Utf8.decode(text, line.start(), line.end()));
    }

    /** The first words but never the last: as much as a misspelt name has, and less than a secret. */
    private static String ofUnknown(byte[] text, VpncLine line) {
        String[] words = Utf8.decode(text, line.start(), line.end()).strip().split("[ \\t]+", 3);
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < words.length - 1 && words[i].chars().allMatch(Excerpt::belongsToName); i++) {
            shown.append(i == 0 ? "" : " ").append(words[i]);
        }
        String name = withoutLikelySecret(shown.toString());
        return name.endsWith(HIDDEN) ? name : (name + HIDDEN).strip();
    }

    private static boolean belongsToName(int c) {
        return Character.isLetter(c) || c == '-' || c == '_' || c == '[' || c == ']' || c == ':' || c == '=';
    }

    private static String withoutLikelySecret(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        for (String word : WORDS_BEFORE_SECRETS) {
            int at = lower.indexOf(word);
            int end = at < 0 ? at : endOfWord(text, at);
            if (at >= 0 && end < text.length()) {
                return printable(text.substring(0, end)) + HIDDEN;
            }
        }
        return printable(text);
    }

    private static int endOfWord(String text, int from) {
        int end = from;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static String printable(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().limit(LONGEST).map(Excerpt::picture).forEach(shown::appendCodePoint);
        return text.codePointCount(0, text.length()) > LONGEST ? shown + HIDDEN.strip() : shown.toString();
    }

    private static int picture(int character) {
        if (character == '\t') {
            return ' ';
        }
        if (character < 0x20) {
            return CONTROL_PICTURES + character;
        }
        boolean unfit = OddCharacters.isControl(character)
                || OddCharacters.isLineBreak(character)
                || OddCharacters.isDirectionControl(character);
        return unfit ? 0xFFFD : character;
    }
}
