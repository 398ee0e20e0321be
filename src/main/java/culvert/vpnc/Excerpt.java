package culvert.vpnc;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The offending text as a finding shows it: short, without control characters, without secrets. */
final class Excerpt {

    private static final int LONGEST = 60;
    private static final char CONTROL_PICTURES = '\u2400';
    private static final String HIDDEN = " …";

    /** What follows one of these words in a line that vpnc does not know may be a secret. */
    private static final Pattern WORD_BEFORE_SECRET =
            Pattern.compile("(?i)(?:secret|pass|pwd|psk|key|token|pin|auth|cert)\\p{L}*");

    /** Name and password in a URL that stands where a host is expected. */
    private static final Pattern LOGIN_IN_URL = Pattern.compile("://[^/@\\s]*@");

    private Excerpt() {}

    static String of(byte[] text, VpncLine line, Statement statement) {
        return switch (statement) {
            case Statement.Setting setting when setting.directive().isSecret() -> masked(setting.directive());
            case Statement.Setting _ -> shown(text, line);
            case Statement.SwitchedOn _ -> shown(text, line);
            case Statement.NameOnly _ -> shown(text, line);
            case Statement.Nothing _ -> withoutLikelySecret(Utf8.decode(text, line.start(), line.end()));
            case Statement.Unknown _ -> line.isRest() ? HIDDEN.strip() : ofUnknown(text, line);
        };
    }

    static String masked(Directive directive) {
        return directive.spelling() + " " + SecretMask.MASK;
    }

    private static String shown(byte[] text, VpncLine line) {
        return printable(LOGIN_IN_URL
                .matcher(Utf8.decode(text, line.start(), line.end()))
                .replaceAll("://…@"));
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
        Matcher word = WORD_BEFORE_SECRET.matcher(text);
        return word.find() && word.end() < text.length()
                ? printable(text.substring(0, word.end())) + HIDDEN
                : printable(text);
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
