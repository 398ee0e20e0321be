package culvert.vpnc;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Explains a line that vpnc warns about and ignores.
 *
 * @param at offset in the line, in bytes, of what is wrong
 * @param name what was recognised of the line and can be shown; empty when nothing was
 * @param meant the directive that was probably meant
 */
record UnknownLine(int at, String name, Remark remark, Optional<Directive> meant) {

    private static final Remark BLANKS_ONLY = new Remark(
            Code.BLANK_LINE_WITH_BLANKS,
            "The line holds only blanks, about which vpnc warns in the log.",
            "Delete the blanks.");

    private static final Remark NOT_A_COMMENT = new Remark(
            Code.NOT_A_COMMENT,
            "vpnc does not take this for a comment, though it ignores the line with a warning.",
            "Begin the line with # in its first column.");

    private static final Remark UNKNOWN = new Remark(
            Code.UNKNOWN_DIRECTIVE,
            "vpnc does not know this directive and ignores the line.",
            "Remove the line, or begin it with # if it is a comment.");

    private record Spelling(Directive directive, String lower, int words) {}

    private static final List<Spelling> SPELLINGS = Directive.ALL.stream()
            .map(directive -> new Spelling(
                    directive,
                    directive.spelling().toLowerCase(Locale.ROOT),
                    directive.spelling().split(" ", -1).length))
            .toList();

    private static final int MOST_WORDS =
            SPELLINGS.stream().mapToInt(Spelling::words).max().orElseThrow();

    static UnknownLine explain(String line) {
        FoldedLine folded = FoldedLine.of(line);
        String text = folded.text();
        if (text.isEmpty()) {
            return withoutName(BLANKS_ONLY.mendedBy(Repair.delete("Delete the blanks", 0, Bytes.lengthInUtf8(line))));
        }
        if (text.startsWith("#") || text.startsWith(";") || text.startsWith("//")) {
            return withoutName(NOT_A_COMMENT.mendedBy(asComment(line, text.startsWith("//") ? 2 : 1)));
        }
        return known(line, folded)
                .or(() -> ForeignNames.of(text).map(meaning -> foreign(line, meaning)))
                .or(() -> misspelt(line, text))
                .orElseGet(() -> withoutName(UNKNOWN));
    }

    /** What a finding shows of the line: the name that was recognised, and never what may be a secret behind it. */
    String excerpt(String otherwise) {
        return name.isEmpty() ? otherwise : name + " …";
    }

    private static Repair asComment(String line, int mark) {
        String before = line.substring(0, FoldedLine.charactersFor(line, mark));
        return Repair.write(Bytes.lengthInUtf8(before), "#");
    }

    private static UnknownLine withoutName(Remark remark) {
        return new UnknownLine(0, "", remark, Optional.empty());
    }

    /** A directive that vpnc would know, were it not for its form. */
    private static Optional<UnknownLine> known(String line, FoldedLine folded) {
        String text = folded.text();
        return Directive.ALL.stream()
                .filter(directive -> isName(directive.spelling(), text))
                .findFirst()
                .map(directive -> malformed(directive, line, folded));
    }

    private static boolean isName(String spelling, String text) {
        int end = spelling.length();
        return text.regionMatches(true, 0, spelling, 0, end)
                && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)));
    }

    private static UnknownLine malformed(Directive directive, String line, FoldedLine folded) {
        String name = directive.spelling();
        int at = 0;
        Code code;
        String why;
        if (folded.hasOddCharacterWithin(line, name.length())) {
            at = Bytes.lengthInUtf8(line.substring(0, folded.oddAt()));
            code = Code.ODD_CHARACTER_IN_DIRECTIVE;
            why = "This looks like " + name + ", but one character is invisible or only looks like the right one";
        } else if (!line.strip().regionMatches(true, 0, name, 0, name.length())) {
            code = Code.BLANKS_IN_DIRECTIVE;
            why = "The words of " + name + " must be parted by exactly one blank";
        } else if (folded.isIndented()) {
            code = Code.INDENTED_DIRECTIVE;
            why = name + " must start in the first column";
        } else {
            code = Code.WRONG_SEPARATOR;
            why = "Only a blank or a tab ends the name " + name;
        }
        Remark remark = new Remark(
                code,
                why + "; vpnc ignores the line.",
                rightForm(directive),
                Renaming.of(line, name.length(), directive));
        return new UnknownLine(at, name, remark, Optional.of(directive));
    }

    private static String rightForm(Directive directive) {
        String name = directive.spelling();
        if (directive.policy() == Policy.REFUSED) {
            return "Remove the line; " + name + " is not allowed: " + directive.reason() + ".";
        }
        return "Write \"" + name + "\" at the start of the line, then "
                + (directive.isFlag() ? "nothing." : "a blank and the value.");
    }

    private static UnknownLine foreign(String line, ForeignNames.Meaning meaning) {
        Remark remark = new Remark(
                meaning.code(),
                "This belongs to " + meaning.origin() + "; vpnc ignores the line.",
                meaning.instead().map(UnknownLine::rightForm).orElse(meaning.advice()),
                meaning.repair(line));
        return new UnknownLine(0, meaning.name(), remark, meaning.instead());
    }

    private static Optional<UnknownLine> misspelt(String line, String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        List<String> beginnings = IntStream.rangeClosed(0, MOST_WORDS + 1)
                .mapToObj(words -> firstWords(lower, words))
                .toList();
        for (Spelling spelling : SPELLINGS) {
            for (int words = spelling.words() - 1; words <= spelling.words() + 1; words++) {
                String name = beginnings.get(words);
                if (EditDistance.isTypo(name, spelling.lower())) {
                    String written = text.substring(0, name.length());
                    return Optional.of(misspelt(line, written, spelling.directive()));
                }
            }
        }
        return Optional.empty();
    }

    private static UnknownLine misspelt(String line, String name, Directive directive) {
        String message =
                "vpnc does not know this name and ignores the line; " + directive.spelling() + " is nearly the same.";
        Repair repair = Renaming.of(line, name.length(), directive);
        Remark remark = new Remark(Code.MISSPELT_DIRECTIVE, message, rightForm(directive), repair);
        return new UnknownLine(0, name, remark, Optional.of(directive));
    }

    /** So many words of a line as could be the name of a directive; an equals sign or colon ends it. */
    private static String firstWords(String text, int words) {
        int end = 0;
        for (int left = words; end < text.length() && text.charAt(end) != '='; end++) {
            boolean wordEnds = text.charAt(end) == ' ';
            if (wordEnds && --left == 0) {
                break;
            }
        }
        String name = words == 0 ? "" : text.substring(0, end);
        return name.endsWith(":") ? name.substring(0, name.length() - 1) : name;
    }
}
