package culvert.vpnc;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/** Values of free text are taken as they stand; this says what a person may not have meant. */
final class TextCheck {

    private TextCheck() {}

    static List<Remark> of(Directive directive, String value, boolean quoted) {
        List<Remark> remarks = new ArrayList<>();
        if (ManualExamples.isText(value)) {
            remarks.add(ManualExamples.remark(directive));
        }
        if (value.codePoints().anyMatch(TextCheck::isEasilyMistaken)) {
            remarks.add(new Remark(
                    Code.UNUSUAL_CHARACTER,
                    "The value holds a curly quote, an odd blank or an invisible character, which is kept as it stands.",
                    "Type the value again if it was copied from a document."));
        }
        if (value.indexOf(OddCharacters.REPLACEMENT) >= 0) {
            remarks.add(new Remark(
                    Code.UNUSUAL_CHARACTER,
                    "The value holds the sign (U+FFFD) that programs write for a letter they could not read.",
                    "Type the value again instead of copying it."));
        }
        if (!Normalizer.isNormalized(value, Normalizer.Form.NFC)) {
            remarks.add(new Remark(
                    Code.UNUSUAL_CHARACTER,
                    "A letter of the value is put together from several characters; written as one it would be another value.",
                    "Type the value again if it was copied from a document or a file name."));
        }
        if (OddCharacters.mixesLookAlikes(value)) {
            remarks.add(new Remark(
                    Code.UNUSUAL_CHARACTER,
                    "The value mixes Latin letters with Greek or Cyrillic ones that look the same.",
                    "Type the value again if it was copied from a document."));
        }
        if (!quoted && value.length() > 1 && (value.charAt(0) == '=' || value.charAt(0) == ':')) {
            remarks.add(new Remark(
                    Code.UNUSUAL_CHARACTER,
                    "The value begins with \"" + value.charAt(0) + "\", which is kept as a part of it.",
                    "Leave it out if it was meant to part the name from the value."));
        }
        if (!quoted && (value.contains(" #") || value.contains("\t#"))) {
            remarks.add(new Remark(
                    Code.COMMENT_IN_VALUE,
                    "vpnc takes the # and what follows it for a part of the value.",
                    "Move it to a line of its own if it is a comment."));
        }
        if (!quoted && hasLiteralQuotes(value)) {
            remarks.add(new Remark(
                    Code.LITERAL_QUOTES,
                    "vpnc takes these quotes for a part of the value; only a pair of straight double quotes is removed.",
                    "Leave them out if they are not a part of the value."));
        }
        return remarks;
    }

    private static boolean isEasilyMistaken(int character) {
        return OddCharacters.isCurlyQuote(character)
                || OddCharacters.isOddBlank(character)
                || OddCharacters.isInvisible(character);
    }

    private static boolean hasLiteralQuotes(String value) {
        char first = value.charAt(0);
        char last = value.charAt(value.length() - 1);
        boolean single = value.length() > 1 && first == '\'' && last == '\'';
        boolean unpaired = value.length() == 1 || first != last;
        return single || (unpaired && (first == '"' || last == '"'));
    }
}
