package culvert.vpnc;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Explains a line that vpnc warns about and ignores.
 *
 * @param meant the directive that was probably meant
 */
record UnknownLine(Remark remark, Optional<Directive> meant) {

    static UnknownLine explain(String line) {
        FoldedLine folded = FoldedLine.of(line);
        String text = folded.text();
        if (text.isEmpty()) {
            return new UnknownLine(blank(folded), Optional.empty());
        }
        if (text.startsWith("#") || text.startsWith(";") || text.startsWith("//")) {
            return new UnknownLine(notAComment(), Optional.empty());
        }
        return known(line, folded)
                .or(() -> ForeignNames.of(text).map(UnknownLine::foreign))
                .or(() -> misspelt(text))
                .orElseGet(() -> new UnknownLine(unknown(), Optional.empty()));
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
        for (Directive directive : Directive.values()) {
            String spelling = directive.spelling();
            if (text.regionMatches(true, 0, spelling, 0, spelling.length()) && nameEnds(text, spelling.length())) {
                boolean blanksOfName = line.strip().regionMatches(true, 0, spelling, 0, spelling.length());
                return Optional.of(new UnknownLine(malformed(directive, folded, blanksOfName), Optional.of(directive)));
            }
        }
        return Optional.empty();
    }

    private static boolean nameEnds(String text, int at) {
        return at == text.length() || !Character.isLetterOrDigit(text.charAt(at));
    }

    private static Remark malformed(Directive directive, FoldedLine folded, boolean blanksOfName) {
        String name = directive.spelling();
        String remedy = directive.policy() == Policy.REFUSED
                ? "Remove the line; " + name + " is not allowed here: " + directive.reason() + "."
                : "Write \"" + name + "\" at the start of the line, then "
                        + (directive.isFlag() ? "nothing." : "a blank and the value.");
        if (folded.hasOddCharacter()) {
            return new Remark(
                    Code.ODD_CHARACTER_IN_DIRECTIVE,
                    "This looks like " + name
                            + ", but holds a character that only looks like another one or is invisible, so that vpnc ignores the line.",
                    remedy);
        }
        if (!blanksOfName) {
            return new Remark(
                    Code.BLANKS_IN_DIRECTIVE,
                    "The words of " + name + " are not parted by exactly one blank, so that vpnc ignores the line.",
                    remedy);
        }
        if (folded.isIndented()) {
            return new Remark(
                    Code.INDENTED_DIRECTIVE,
                    name + " does not start in the first column, so that vpnc ignores the line.",
                    remedy);
        }
        return new Remark(
                Code.WRONG_SEPARATOR,
                "Only a blank or a tab ends the name " + name + ", so that vpnc ignores the line.",
                remedy);
    }

    private static UnknownLine foreign(ForeignNames.Meaning meaning) {
        String remedy = meaning.instead()
                .map(directive -> "Write \"" + directive.spelling() + "\", a blank and the value.")
                .orElse(meaning.advice());
        return new UnknownLine(
                new Remark(meaning.code(), "This belongs to " + meaning.origin() + "; vpnc ignores the line.", remedy),
                meaning.instead());
    }

    private static Optional<UnknownLine> misspelt(String text) {
        return Stream.of(Directive.values())
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
        String remedy = directive.policy() == Policy.REFUSED
                ? "Remove the line; " + directive.spelling() + " is not allowed here: " + directive.reason() + "."
                : "Write \"" + directive.spelling() + "\".";
        return new UnknownLine(
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
