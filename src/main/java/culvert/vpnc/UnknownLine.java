package culvert.vpnc;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Explains a line that vpnc warns about and ignores.
 *
 * @param at offset in the line, in bytes, of what is wrong
 * @param meant the directive that was probably meant
 */
record UnknownLine(int at, Remark remark, Optional<Directive> meant) {

    static UnknownLine explain(String line) {
        FoldedLine folded = FoldedLine.of(line);
        String text = folded.text();
        if (text.isEmpty()) {
            return new UnknownLine(0, blank(folded), Optional.empty());
        }
        if (text.startsWith("#") || text.startsWith(";") || text.startsWith("//")) {
            return new UnknownLine(0, notAComment(), Optional.empty());
        }
        return known(line, folded)
                .or(() -> ForeignNames.of(text).map(UnknownLine::foreign))
                .or(() -> misspelt(text))
                .orElseGet(() -> new UnknownLine(0, unknown(), Optional.empty()));
    }

    private static Remark blank(FoldedLine folded) {
        return folded.hasOddCharacter()
                ? new Remark(
                        Code.NOT_A_COMMENT,
                        "The line holds only characters that cannot be seen; vpnc ignores it with a warning.",
                        "Delete the line.")
                : new Remark(
                        Code.BLANK_LINE_WITH_BLANKS,
                        "The line holds only blanks, about which vpnc warns in the log.",
                        "Delete the blanks.");
    }

    private static Remark notAComment() {
        return new Remark(
                Code.NOT_A_COMMENT,
                "vpnc does not take this for a comment, though it ignores the line with a warning.",
                "Begin the line with # in its first column.");
    }

    /** A directive that vpnc would know, were it not for its form. */
    private static Optional<UnknownLine> known(String line, FoldedLine folded) {
        String text = folded.text();
        for (Directive directive : Directive.ALL) {
            String spelling = directive.spelling();
            if (text.regionMatches(true, 0, spelling, 0, spelling.length()) && nameEnds(text, spelling.length())) {
                return Optional.of(malformed(directive, line, folded));
            }
        }
        return Optional.empty();
    }

    private static boolean nameEnds(String text, int at) {
        return at == text.length() || !Character.isLetterOrDigit(text.charAt(at));
    }

    private static UnknownLine malformed(Directive directive, String line, FoldedLine folded) {
        String name = directive.spelling();
        int at = folded.hasOddCharacterWithin(line, name.length()) ? folded.oddAt() : -1;
        Remark remark;
        if (at >= 0) {
            remark = ignored(
                    Code.ODD_CHARACTER_IN_DIRECTIVE,
                    "This looks like " + name + ", but one character is invisible or only looks like the right one",
                    directive);
        } else if (!line.strip().regionMatches(true, 0, name, 0, name.length())) {
            remark = ignored(
                    Code.BLANKS_IN_DIRECTIVE,
                    "The words of " + name + " must be parted by exactly one blank",
                    directive);
        } else if (folded.isIndented()) {
            remark = ignored(Code.INDENTED_DIRECTIVE, name + " must start in the first column", directive);
        } else {
            remark = ignored(Code.WRONG_SEPARATOR, "Only a blank or a tab ends the name " + name, directive);
        }
        return new UnknownLine(at >= 0 ? Bytes.lengthInUtf8(line.substring(0, at)) : 0, remark, Optional.of(directive));
    }

    private static Remark ignored(Code code, String why, Directive directive) {
        String name = directive.spelling();
        String right = "Write \"" + name + "\" at the start of the line, then "
                + (directive.isFlag() ? "nothing." : "a blank and the value.");
        return new Remark(code, why + "; vpnc ignores the line.", isRefused(directive) ? notAllowed(directive) : right);
    }

    private static boolean isRefused(Directive directive) {
        return directive.policy() == Policy.REFUSED;
    }

    private static String notAllowed(Directive directive) {
        return "Remove the line; " + directive.spelling() + " is not allowed: " + directive.reason() + ".";
    }

    private static UnknownLine foreign(ForeignNames.Meaning meaning) {
        String remedy = meaning.instead()
                .map(directive -> "Write \"" + directive.spelling() + "\", a blank and the value.")
                .orElse(meaning.advice());
        return new UnknownLine(
                0,
                new Remark(meaning.code(), "This belongs to " + meaning.origin() + "; vpnc ignores the line.", remedy),
                meaning.instead());
    }

    private static Optional<UnknownLine> misspelt(String text) {
        return Directive.ALL.stream()
                .filter(directive -> isTypo(text, directive))
                .findFirst()
                .map(UnknownLine::misspelt);
    }

    private static boolean isTypo(String text, Directive directive) {
        String spelling = directive.spelling().toLowerCase(Locale.ROOT);
        return Stream.of(
                        words(text, blanksIn(spelling)),
                        words(text, blanksIn(spelling) + 1),
                        words(text, blanksIn(spelling) - 1))
                .anyMatch(name -> EditDistance.isTypo(name, spelling));
    }

    private static UnknownLine misspelt(Directive directive) {
        String remedy = isRefused(directive) ? notAllowed(directive) : "Write \"" + directive.spelling() + "\".";
        return new UnknownLine(
                0,
                new Remark(
                        Code.MISSPELT_DIRECTIVE,
                        "vpnc does not know this name and ignores the line; " + directive.spelling()
                                + " is nearly the same.",
                        remedy),
                Optional.of(directive));
    }

    private static Remark unknown() {
        return new Remark(
                Code.UNKNOWN_DIRECTIVE,
                "vpnc does not know this directive and ignores the line.",
                "Remove the line, or begin it with # if it is a comment.");
    }

    private static int blanksIn(String spelling) {
        return (int) spelling.chars().filter(c -> c == ' ').count();
    }

    /** The beginning of a line up to the blank behind so many others, without a separator at its end. */
    private static String words(String text, int blanks) {
        int end = -1;
        for (int i = 0; i <= blanks; i++) {
            int next = text.indexOf(' ', end + 1);
            if (next < 0) {
                end = text.length();
                break;
            }
            end = next;
        }
        String name = end < 0 ? "" : text.substring(0, end).toLowerCase(Locale.ROOT);
        int separator = name.indexOf('=');
        return separator > 0
                ? name.substring(0, separator)
                : name.endsWith(":") ? name.substring(0, name.length() - 1) : name;
    }
}
