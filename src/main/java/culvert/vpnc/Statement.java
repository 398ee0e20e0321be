package culvert.vpnc;

import org.jspecify.annotations.Nullable;

/** What vpnc makes of one line. Offsets are those of the text. */
sealed interface Statement {

    byte NUL = 0;

    /** Empty, or a comment. */
    record Nothing() implements Statement {}

    /** A directive that takes no value; {@code tail} is what vpnc ignores behind it. */
    record SwitchedOn(Directive directive, int tailStart, int tailEnd) implements Statement {}

    /** A directive with its value, which may be empty. */
    record Setting(Directive directive, int valueStart, int valueEnd, boolean quoted) implements Statement {

        boolean isEmpty() {
            return valueStart == valueEnd;
        }
    }

    /** The name of a directive that needs a value, and nothing behind it. */
    record NameOnly(Directive directive) implements Statement {}

    /** Anything else: vpnc warns and goes on. */
    record Unknown() implements Statement {}

    static Statement of(byte[] text, VpncLine line) {
        int nul = Bytes.indexOf(text, NUL, line.start(), line.end());
        if (nul == line.start() || text[line.start()] == '#') {
            return new Nothing();
        }
        Directive directive = directiveAt(text, line.start(), nul);
        if (directive == null) {
            return new Unknown();
        }
        int behind = line.start() + directive.spelling().length();
        if (directive.isFlag()) {
            return new SwitchedOn(directive, behind, line.end());
        }
        if (behind == nul) {
            return new NameOnly(directive);
        }
        return Bytes.isBlank(text[behind]) ? setting(text, directive, behind, line.end()) : new Unknown();
    }

    /** Blanks and quotes are those of the whole line; a NUL cuts what is left. */
    private static Statement setting(byte[] text, Directive directive, int from, int to) {
        int start = Bytes.skipBlanks(text, from, to);
        int end = Bytes.dropBlanks(text, start, to);
        boolean quoted = end - start > 1 && text[start] == '"' && text[end - 1] == '"';
        if (quoted) {
            start++;
            end--;
        }
        return new Setting(directive, start, Bytes.indexOf(text, NUL, start, end), quoted);
    }

    private static @Nullable Directive directiveAt(byte[] text, int start, int end) {
        for (Directive directive : Directive.ALL) {
            if (Bytes.startsWithIgnoringCase(text, start, end, directive.spelling())) {
                return directive;
            }
        }
        return null;
    }
}
