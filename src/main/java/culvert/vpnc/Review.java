package culvert.vpnc;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Goes through one text line by line, as vpnc does, and judges what vpnc would make of it. */
final class Review {

    private static final Remark TOO_LONG = new Remark(
            Code.LINE_TOO_LONG,
            "The line has more than 199 bytes; vpnc reads what begins here as a new line.",
            "Shorten the line to 199 bytes (letters beyond ASCII count as two to four).");

    private final byte[] text;
    private final Findings findings;
    private final FormCheck form;
    private final Map<Directive, String> values = new EnumMap<>(Directive.class);
    private final Set<Directive> mentioned = EnumSet.noneOf(Directive.class);

    private boolean longLineReported;

    Review(byte[] text) {
        this.text = text;
        this.findings = new Findings(text);
        this.form = new FormCheck(text, findings);
    }

    Reading read() {
        if (form.isUtf16()) {
            findings.add(
                    0,
                    "",
                    new Remark(Code.UTF16, "The text is UTF-16, which vpnc cannot read.", "Save the file as UTF-8."));
            return new Reading.Refused(findings.inTextOrder());
        }
        VpncLine.Lines lines = VpncLine.of(text);
        lines.lines().forEach(this::line);
        behindEnd(lines.endOfData());
        missing();
        if (!values.containsKey(Directive.IKE_DH_GROUP)) {
            findings.add(0, "", WeakCrypto.ofDefaultGroup());
        }
        List<Finding> all = findings.inTextOrder();
        return findings.hasError() ? new Reading.Refused(all) : new Reading.Accepted(config(), all);
    }

    private void line(VpncLine line) {
        if (line.isRest() && !line.isEmpty() && !longLineReported) {
            findings.add(line.start(), "", TOO_LONG);
        }
        longLineReported = line.isRest();
        Statement statement = Statement.of(text, line);
        String excerpt = Excerpt.of(text, line, statement);
        form.check(line.start(), endWithLineEnd(line), excerpt);
        switch (statement) {
            case Statement.Nothing nothing -> {}
            case Statement.SwitchedOn on -> switchedOn(line, excerpt, on);
            case Statement.Setting setting -> setting(line, excerpt, setting);
            case Statement.NameOnly name -> nameOnly(line, excerpt, name.directive());
            case Statement.Unknown unknown -> unknown(line, excerpt);
        }
    }

    private int endWithLineEnd(VpncLine line) {
        boolean lineEnd = line.end() < text.length && (text[line.end()] == '\n' || text[line.end()] == '\r');
        return lineEnd ? line.end() + 1 : line.end();
    }

    private void switchedOn(VpncLine line, String excerpt, Statement.SwitchedOn on) {
        Directive directive = on.directive();
        if (refused(line, excerpt, directive)) {
            return;
        }
        int junk = Bytes.skipBlanks(text, on.tailStart(), on.tailEnd());
        if (junk < on.tailEnd()) {
            findings.add(
                    junk,
                    excerpt,
                    new Remark(
                            Code.UNEXPECTED_VALUE,
                            directive.spelling() + " takes no value: whatever stands behind it, it is switched on.",
                            "Write only \"" + directive.spelling()
                                    + "\" to switch it on; remove the line to switch it off."));
        }
        if (directive.policy() == Policy.WARNED) {
            findings.add(line.start(), excerpt, WeakCrypto.ofFlag(directive));
        }
        if (directive == Directive.NO_DETACH || directive == Directive.NONINTERACTIVE) {
            findings.add(
                    line.start(),
                    excerpt,
                    new Remark(Code.NEEDLESS_DIRECTIVE, "The supervisor sees to this by itself.", "Remove the line."));
        }
        set(line, excerpt, directive, "");
    }

    private void setting(VpncLine line, String excerpt, Statement.Setting setting) {
        Directive directive = setting.directive();
        mentioned.add(directive.canonical());
        if (refused(line, excerpt, directive)) {
            return;
        }
        if (setting.valueStart() == setting.valueEnd()) {
            findings.add(line.start(), excerpt, noValue(directive));
            return;
        }
        String value = Utf8.decode(text, setting.valueStart(), setting.valueEnd());
        List<Remark> remarks = ValueCheck.of(directive, value, setting.quoted());
        remarks.forEach(remark -> findings.add(setting.valueStart(), excerpt, remark));
        if (!ValueCheck.hasError(remarks)) {
            set(line, excerpt, directive, clear(directive, value));
        }
    }

    private static String clear(Directive directive, String value) {
        boolean obfuscated = directive.type() instanceof ValueType.Obfuscated;
        return obfuscated && ObfuscatedSecret.decode(value) instanceof ObfuscatedSecret.Decoding.Clear(String secret)
                ? secret
                : value;
    }

    private void set(VpncLine line, String excerpt, Directive directive, String value) {
        mentioned.add(directive.canonical());
        String first = values.putIfAbsent(directive.canonical(), value);
        if (first == null) {
            return;
        }
        findings.add(
                line.start(),
                excerpt,
                first.equals(value)
                        ? new Remark(
                                Code.REPEATED_DIRECTIVE,
                                directive.spelling() + " is set a second time, to the same value.",
                                "Remove one of the lines.")
                        : new Remark(
                                Code.CONTRADICTING_DIRECTIVE,
                                directive.spelling()
                                        + " is already set above; vpnc would ignore this line without a word.",
                                "Remove the line that is not meant."));
    }

    private boolean refused(VpncLine line, String excerpt, Directive directive) {
        if (directive.policy() != Policy.REFUSED) {
            return false;
        }
        findings.add(
                line.start(),
                excerpt,
                new Remark(
                        Code.REFUSED_DIRECTIVE,
                        directive.spelling() + " is not allowed: " + directive.reason() + ".",
                        "Remove the line."));
        return true;
    }

    private void nameOnly(VpncLine line, String excerpt, Directive directive) {
        mentioned.add(directive.canonical());
        if (!refused(line, excerpt, directive)) {
            findings.add(line.start(), excerpt, noValue(directive));
        }
    }

    private static Remark noValue(Directive directive) {
        return new Remark(
                Code.VALUE_MISSING,
                directive.spelling() + " has no value.",
                "Write \"" + directive.spelling() + "\", a blank and the value, or remove the line.");
    }

    private void unknown(VpncLine line, String excerpt) {
        if (line.isRest()) {
            return;
        }
        String read = Utf8.decode(text, line.start(), line.end());
        if (line.start() == 0 && form.startsWithByteOrderMark()) {
            UnknownLine explained = UnknownLine.explain(read);
            explained.meant().ifPresent(meant -> mentioned.add(meant.canonical()));
            findings.add(
                    0,
                    excerpt,
                    new Remark(
                            Code.BYTE_ORDER_MARK,
                            "The text begins with an invisible byte order mark, which makes the first line unknown to vpnc.",
                            "Save the file as UTF-8 without byte order mark (BOM)."));
            return;
        }
        UnknownLine explained = UnknownLine.explain(read);
        explained.meant().ifPresent(meant -> mentioned.add(meant.canonical()));
        String shown = explained.meant().filter(Directive::isSecret).isPresent() ? "…" : excerpt;
        findings.add(line.start(), shown, explained.remark());
    }

    private void behindEnd(int endOfData) {
        if (endOfData < text.length) {
            findings.add(
                    endOfData,
                    "\u2404",
                    new Remark(
                            Code.END_OF_DATA,
                            "The line starts with Ctrl-D; vpnc ignores it and all that follows without a word.",
                            "Delete the character, which is invisible."));
        }
    }

    private void missing() {
        for (Directive directive : Directive.values()) {
            if (directive.isRequired() && !mentioned.contains(directive)) {
                findings.add(
                        0,
                        "",
                        new Remark(
                                Code.MISSING_DIRECTIVE,
                                directive.spelling() + " is missing; vpnc cannot start without it.",
                                "Add a line \"" + directive.spelling() + "\" with a blank and the value."));
            }
        }
    }

    private VpncConfig config() {
        return new VpncConfig(values);
    }
}
