package culvert.vpnc;

import org.jspecify.annotations.Nullable;

/** What vpnc makes of one line. Offsets are those of the text. */
sealed interface Statement {

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
        int end = Bytes.indexOf(text, (byte) 0, line.start(), line.end());
        if (end == line.start() || text[line.start()] == '#') {
            return new Nothing();
        }
        Directive directive = directiveAt(text, line.start(), end);
        if (directive == null) {
            return new Unknown();
        }
        int behind = line.start() + directive.spelling().length();
        if (directive.isFlag()) {
            return new SwitchedOn(directive, behind, end);
        }
        if (behind == end) {
            return new NameOnly(directive);
        }
        return Bytes.isBlank(text[behind]) ? setting(text, directive, behind, end) : new Unknown();
    }

    private static Statement setting(byte[] text, Directive directive, int from, int to) {
        int start = Bytes.skipBlanks(text, from, to);
        int end = Bytes.dropBlanks(text, start, to);
        boolean quoted = end - start > 1 && text[start] == '"' && text[end - 1] == '"';
        return quoted ? new Setting(directive, start + 1, end - 1, true) : new Setting(directive, start, end, false);
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
