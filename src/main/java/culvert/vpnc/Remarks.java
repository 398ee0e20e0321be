package culvert.vpnc;

/** The sentences about a text and its directives; those about values stand with the checks of the values. */
final class Remarks {

    static final Remark UTF16 =
            new Remark(Code.UTF16, "The text is UTF-16, which vpnc cannot read.", "Save the file as UTF-8.");

    static final Remark TOO_MANY_FINDINGS = new Remark(
            Code.TOO_MANY_FINDINGS,
            "There are so many findings above that the rest of the text was not read.",
            "Put right what is above, or begin with an empty text.");

    static final Remark BYTE_ORDER_MARK = new Remark(
            Code.BYTE_ORDER_MARK,
            "The text begins with an invisible byte order mark, which makes the first line unknown to vpnc.",
            "Save the file as UTF-8 without byte order mark (BOM).",
            Repair.delete("Delete the mark", 0, 3));

    static final Remark END_OF_DATA = new Remark(
            Code.END_OF_DATA,
            "The line starts with Ctrl-D; vpnc ignores it and all that follows without a word.",
            "Delete the character, which is invisible.");

    static final Remark LINE_TOO_LONG = new Remark(
            Code.LINE_TOO_LONG,
            "The line has more than 199 bytes; vpnc reads what begins here as a new line.",
            "Shorten the line to 199 bytes (letters beyond ASCII count as two to four).");

    private Remarks() {}

    static Remark tooLarge(int size, int limit) {
        return new Remark(
                Code.TOO_LARGE,
                "The text has %d bytes; %d is the most that is taken.".formatted(size, limit),
                "Remove comments and other lines that vpnc does not need.");
    }

    static Remark missing(Directive directive) {
        return new Remark(
                Code.MISSING_DIRECTIVE,
                directive.spelling() + " is missing; vpnc cannot start without it.",
                "Add a line \"" + directive.spelling() + "\" with a blank and the value.");
    }

    static Remark valueMissing(Directive directive) {
        return new Remark(
                Code.VALUE_MISSING,
                directive.spelling() + " has no value.",
                "Write \"" + directive.spelling() + "\", a blank and the value, or remove the line.");
    }

    static Remark unexpectedValue(Directive directive) {
        return new Remark(
                Code.UNEXPECTED_VALUE,
                directive.spelling() + " takes no value: whatever stands behind it, it is switched on.",
                "Write only \"" + directive.spelling() + "\" to switch it on; remove the line to switch it off.");
    }

    static Remark needless(Directive directive) {
        return new Remark(
                Code.NEEDLESS_DIRECTIVE,
                "The supervisor in the container sets " + directive.spelling() + " itself, whatever stands here.",
                "Remove the line.",
                Repair.REMOVAL);
    }

    static Remark repeated(Directive directive) {
        return new Remark(
                Code.REPEATED_DIRECTIVE,
                directive.spelling() + " is set a second time, to the same value.",
                "Remove one of the lines.",
                Repair.REMOVAL);
    }

    static Remark contradicting(Directive directive) {
        return new Remark(
                Code.CONTRADICTING_DIRECTIVE,
                directive.spelling() + " is already set above; vpnc would ignore this line without a word.",
                "Remove the line that is not meant.");
    }

    static Remark refused(Directive directive) {
        return new Remark(
                Code.REFUSED_DIRECTIVE,
                directive.spelling() + " is not allowed: " + directive.reason() + ".",
                "Remove the line.",
                Repair.REMOVAL);
    }
}
