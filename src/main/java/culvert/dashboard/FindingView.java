package culvert.dashboard;

import culvert.vpnc.Code;
import culvert.vpnc.Finding;
import culvert.vpnc.Fix;
import culvert.vpnc.Severity;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A finding on the page.
 *
 * @param choice what its button sends
 * @param fix what its button says; null for no button
 */
public record FindingView(
        Finding finding, String choice, @Nullable String fix) {

    static List<FindingView> of(List<Finding> findings) {
        return IntStream.range(0, findings.size())
                .mapToObj(number -> new FindingView(
                        findings.get(number),
                        choice(number, findings.get(number)),
                        findings.get(number).fix().map(Fix::words).orElse(null)))
                .toList();
    }

    /** Names a finding of a text: its number and its code, so that a text that has changed meanwhile is noticed. */
    static String choice(int number, Finding finding) {
        return number + "-" + finding.line() + "-" + finding.code();
    }

    /** How it looks: a secret that falls to guessing keeps nobody from publishing, but is as bad as a mistake. */
    public String look() {
        return (finding.code() == Code.GUESSABLE_SECRET ? Severity.ERROR : finding.severity()).name();
    }

    /** Whether it is about something in the text, and not about something that is absent from it. */
    public boolean isAboutLine() {
        return !(finding.line() == 1
                && finding.column() == 1
                && finding.excerpt().isEmpty());
    }
}
