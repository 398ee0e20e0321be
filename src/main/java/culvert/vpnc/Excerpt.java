package culvert.vpnc;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The offending text as a finding shows it: short, without control characters, without secrets. */
final class Excerpt {

    private static final int LONGEST = 60;
    private static final char CONTROL_PICTURES = '\u2400';
    private static final String HIDDEN = " …";

    /** What follows one of these words in a line that vpnc does not know may be a secret. */
    private static final Pattern WORD_BEFORE_SECRET =
            Pattern.compile("(?i)(?:secret|pass|pwd|psk|key|token|pin|auth|cert)\\p{L}*");

    /** Name and password in a URL that stands where a host is expected. */
    private static final Pattern LOGIN_IN_URL = Pattern.compile("://[^/\\s]*@");

    private final byte[] text;
    private final VpncLine line;
    private final Statement statement;

    private @Nullable String shown;

    Excerpt(byte[] text, VpncLine line, Statement statement) {
        this.text = text;
        this.line = line;
        this.statement = statement;
    }

    /** Made when it is asked for: most lines have no finding. */
    String shown() {
        if (shown == null) {
            shown = make();
        }
        return shown;
    }

    private String make() {
        return switch (statement) {
            case Statement.Setting setting when setting.directive().isSecret() -> masked(setting.directive());
            case Statement.Setting _ -> beginning();
            case Statement.SwitchedOn _ -> beginning();
            case Statement.NameOnly _ -> beginning();
            case Statement.Nothing _ -> withoutLikelySecret(Utf8.decode(text, line.start(), line.end()));
            case Statement.Unknown _ -> line.isRest() ? HIDDEN.strip() : ofUnknown();
        };
    }

    static String masked(Directive directive) {
        return directive.spelling() + " " + SecretMask.MASK;
    }

    private String beginning() {
        return printable(LOGIN_IN_URL
                .matcher(Utf8.decode(text, line.start(), line.end()))
                .replaceAll("://…@"));
    }

    /** The first words but never the last: as much as a misspelt name has, and less than a secret. */
    private String ofUnknown() {
        String[] words = Utf8.decode(text, line.start(), line.end()).strip().split("[ \\t]+", 3);
        StringBuilder first = new StringBuilder();
        for (int i = 0; i < words.length - 1 && words[i].chars().allMatch(Excerpt::belongsToName); i++) {
            first.append(i == 0 ? "" : " ").append(words[i]);
        }
        String name = withoutLikelySecret(first.toString());
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
