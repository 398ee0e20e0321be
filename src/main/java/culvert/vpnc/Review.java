package culvert.vpnc;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Goes through one text line by line, as vpnc does, and judges what vpnc would make of it. */
final class Review {

    /** More are of no use to anybody, and would make a page of megabytes out of a text of garbage. */
    private static final int MOST_FINDINGS = 1000;

    private final byte[] text;
    private final Findings findings;
    private final FormCheck form;

    /** What is set so far; the first one wins. */
    private final Map<Directive, String> values = new EnumMap<>(Directive.class);

    /** What the person wrote or meant to write, well or badly: not to be called missing. */
    private final Set<Directive> mentioned = EnumSet.noneOf(Directive.class);

    private boolean inLongLine;

    Review(byte[] text) {
        this.text = text;
        this.findings = new Findings(text);
        this.form = new FormCheck(text, findings);
    }

    Reading read() {
        if (form.isUtf16()) {
            findings.add(0, "", Remarks.UTF16);
            return new Reading.Refused(findings.inTextOrder());
        }
        int endOfData = 0;
        for (VpncLine line : VpncLine.in(text)) {
            if (findings.size() >= MOST_FINDINGS) {
                findings.add(line.start(), "", Remarks.TOO_MANY_FINDINGS);
                return new Reading.Refused(findings.inTextOrder());
            }
            line(line);
            endOfData = line.next();
        }
        if (endOfData < text.length) {
            findings.add(endOfData, "", Remarks.END_OF_DATA);
        }
        absent();
        List<Finding> all = findings.inTextOrder();
        return findings.hasError() ? new Reading.Refused(all) : new Reading.Accepted(new VpncConfig(values), all);
    }

    private void line(VpncLine line) {
        if (line.isRest() && !line.isEmpty() && !inLongLine) {
            findings.add(line.start(), "", Remarks.LINE_TOO_LONG);
        }
        inLongLine = line.isRest();
        Statement statement = Statement.of(text, line);
        Excerpt excerpt = new Excerpt(text, line, statement);
        form.check(line.start(), line.endWithLineEnd(text), excerpt);
        switch (statement) {
            case Statement.Nothing _ -> {}
            case Statement.SwitchedOn on -> switchedOn(line, excerpt, on);
            case Statement.Setting setting -> setting(line, excerpt, setting);
            case Statement.NameOnly name -> nameOnly(line, excerpt, name.directive());
            case Statement.Unknown _ -> unknown(line, excerpt);
        }
    }

    private void switchedOn(VpncLine line, Excerpt excerpt, Statement.SwitchedOn on) {
        Directive directive = on.directive();
        if (isRefused(line, excerpt, directive)) {
            return;
        }
        int behind = Bytes.skipBlanks(text, on.tailStart(), on.tailEnd());
        if (behind < on.tailEnd()) {
            say(line, behind, excerpt, Remarks.unexpectedValue(directive));
        }
        if (directive.policy() == Policy.WARNED) {
            say(line, line.start(), excerpt, WeakCrypto.ofFlag(directive));
        } else {
            say(line, line.start(), excerpt, Remarks.needless(directive));
        }
        set(line, excerpt, directive, "");
    }

    private void setting(VpncLine line, Excerpt excerpt, Statement.Setting setting) {
        Directive directive = setting.directive();
        if (isRefused(line, excerpt, directive)) {
            return;
        }
        mentioned.add(directive.canonical());
        if (setting.isEmpty()) {
            say(line, line.start(), excerpt, Remarks.valueMissing(directive));
            return;
        }
        String value = Utf8.decode(text, setting.valueStart(), setting.valueEnd());
        List<Remark> remarks = ValueCheck.of(directive, value, setting.quoted());
        boolean garbled = Bytes.lengthInUtf8(value) != setting.valueEnd() - setting.valueStart();
        remarks.forEach(remark -> say(line, setting.valueStart(), excerpt, garbled ? remark.withoutRepair() : remark));
        if (remarks.stream().noneMatch(Remark::isError)) {
            if (directive.isSetBySupervisor()) {
                say(line, line.start(), excerpt, Remarks.needless(directive));
            }
            set(line, excerpt, directive, ValueCheck.inClear(directive, value));
        }
    }

    private void set(VpncLine line, Excerpt excerpt, Directive directive, String value) {
        String first = values.putIfAbsent(directive.canonical(), value);
        if (first != null) {
            boolean same = first.equals(value);
            findings.add(
                    line.start(),
                    excerpt.shown(),
                    same ? Remarks.repeated(directive) : Remarks.contradicting(directive));
        }
    }

    private boolean isRefused(VpncLine line, Excerpt excerpt, Directive directive) {
        boolean refused = directive.policy() == Policy.REFUSED;
        if (refused) {
            say(line, line.start(), excerpt, Remarks.refused(directive));
        }
        return refused;
    }

    private void nameOnly(VpncLine line, Excerpt excerpt, Directive directive) {
        if (!isRefused(line, excerpt, directive)) {
            mentioned.add(directive.canonical());
            say(line, line.start(), excerpt, Remarks.valueMissing(directive));
        }
    }

    private void unknown(VpncLine line, Excerpt excerpt) {
        if (line.isRest()) {
            return;
        }
        String written = Utf8.decode(text, line.start(), line.end());
        UnknownLine explained = UnknownLine.explain(written);
        explained.meant().ifPresent(meant -> mentioned.add(meant.canonical()));
        String shown = explained.excerpt(excerpt.shown());
        if (line.start() == 0 && form.startsWithByteOrderMark()) {
            findings.add(0, shown, Remarks.BYTE_ORDER_MARK);
        } else {
            boolean garbled = Bytes.lengthInUtf8(written) != line.end() - line.start();
            Remark remark = garbled ? explained.remark().withoutRepair() : explained.remark();
            findings.add(line.start() + explained.at(), line.start(), shown, remark);
        }
    }

    /** What vpnc reads as a line may be the rest of one, which cannot be mended by itself. */
    private void say(VpncLine line, int at, Excerpt excerpt, Remark remark) {
        findings.add(at, excerpt.shown(), line.isRest() ? remark.withoutRepair() : remark);
    }

    private void absent() {
        for (Directive directive : Directive.ALL) {
            if (directive.isRequired() && !mentioned.contains(directive)) {
                findings.add(0, "", Remarks.missing(directive));
            }
        }
        if (!mentioned.contains(Directive.IKE_DH_GROUP)) {
            findings.add(0, "", WeakCrypto.ofDefaultGroup());
        }
    }
}
