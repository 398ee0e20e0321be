package culvert.vpnc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A value that vpnc takes one way and a person almost surely meant another way. Double quotes around it settle the doubt:
 * they say that it is meant exactly so.
 */
enum DoubtfulValue {
    SEPARATOR(Code.SEPARATOR_IN_VALUE, "vpnc takes the %s for the beginning of the value.", "Leave the %s out"),
    CURLY_QUOTES(
            Code.CURLY_QUOTES,
            "vpnc takes these curly quotes for a part of the value.",
            "Leave the quotes out or use straight ones"),
    ODD_BLANK(
            Code.ODD_BLANK,
            "A blank that is not an ordinary one (such as a non-breaking blank) belongs to the value for vpnc.",
            "Delete it"),
    INVISIBLE(
            Code.INVISIBLE_CHARACTER,
            "The value holds an invisible character.",
            "Type the value instead of copying it"),
    PLACEHOLDER(Code.PLACEHOLDER, "This is a placeholder, not a value.", "Write what your network engineer gave you");

    private static final String STRAIGHT_QUOTE = "\"";

    private static final Pattern PLACEHOLDER_TEXT = Pattern.compile(
            "\\[NAME\\]|<NAME>|\\$?\\{NAME\\}|\\{\\{ ?NAME ?\\}\\}|%NAME%".replace("NAME", "[A-Za-z][A-Za-z _-]+"));

    private final Code code;
    private final String message;
    private final String remedy;

    DoubtfulValue(Code code, String message, String remedy) {
        this.code = code;
        this.message = message;
        this.remedy = remedy;
    }

    static Optional<DoubtfulValue> of(String value) {
        if (value.isEmpty()) {
            return Optional.empty();
        }
        int first = value.codePointAt(0);
        int last = value.codePointBefore(value.length());
        if ((first == '=' || first == ':') && (value.length() == 1 || isAsciiBlank(value.charAt(1)))) {
            return Optional.of(SEPARATOR);
        }
        if (value.length() > 1 && OddCharacters.isCurlyQuote(first) && OddCharacters.isCurlyQuote(last)) {
            return Optional.of(CURLY_QUOTES);
        }
        if (OddCharacters.isOddBlank(first) || OddCharacters.isOddBlank(last)) {
            return Optional.of(ODD_BLANK);
        }
        if (value.codePoints().anyMatch(OddCharacters::isInvisible)) {
            return Optional.of(INVISIBLE);
        }
        return PLACEHOLDER_TEXT.matcher(value).matches() ? Optional.of(PLACEHOLDER) : Optional.empty();
    }

    /** Whether a value, which is not empty, must be written in quotes so that vpnc, and our reader, take exactly it. */
    static boolean needsQuotes(String value) {
        char first = value.charAt(0);
        char last = value.charAt(value.length() - 1);
        boolean wouldLoseQuotes = value.length() > 1 && first == '"' && last == '"';
        return wouldLoseQuotes
                || isAsciiBlank(first)
                || isAsciiBlank(last)
                || of(value).isPresent();
    }

    private static boolean isAsciiBlank(char c) {
        return c == ' ' || c == '\t';
    }

    Remark remark(Directive directive, String value) {
        String separator = value.startsWith(":") ? "colon" : "equals sign";
        String exactly = directive.type() instanceof ValueType.Text
                ? ", or put the value into straight double quotes (\"…\") if it is meant exactly so."
                : ".";
        return new Remark(
                code, message.formatted(separator), remedy.formatted(separator) + exactly, repair(directive, value));
    }

    private @Nullable Repair repair(Directive directive, String value) {
        return switch (this) {
            case SEPARATOR -> value.length() == 1 ? null : Repair.delete("Leave it out", 0, 1);
            case CURLY_QUOTES ->
                replacement("Use straight quotes", value, OddCharacters::isCurlyQuote, STRAIGHT_QUOTE, true);
            case ODD_BLANK -> replacement("Delete it", value, OddCharacters::isOddBlank, "", true);
            case INVISIBLE ->
                directive.type() instanceof ValueType.Text
                        ? null
                        : replacement("Delete it", value, OddCharacters::isInvisible, "", false);
            case PLACEHOLDER -> null;
        };
    }

    /** Replaces the characters of a kind: those at both ends of the value, one each, or all of them. */
    private static Repair replacement(String words, String value, IntPredicate kind, String by, boolean atEndsOnly) {
        List<Fix.Part> parts = new ArrayList<>();
        int at = 0;
        for (int i = 0; i < value.length(); i += Character.charCount(value.codePointAt(i))) {
            String character = Character.toString(value.codePointAt(i));
            int behind = at + Bytes.lengthInUtf8(character);
            boolean atEnd = i == 0 || i + character.length() == value.length();
            if (kind.test(value.codePointAt(i)) && (atEnd || !atEndsOnly)) {
                parts.add(new Fix.Part(at, behind, by));
            }
            at = behind;
        }
        return new Repair.Replacement(words, parts);
    }
}
