package culvert.dashboard;

import culvert.vpnc.Finding;
import culvert.vpnc.SecretMask;
import culvert.vpnc.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The text area and what is said about its text.
 *
 * @param text what stands in the text area
 * @param base the version the text was made from; 0 = none
 * @param findings about the text; null as long as nobody asked for a check
 * @param secretsShown whether secrets stand there in clear
 * @param other a newer version that somebody else saved meanwhile, secrets masked
 */
public record EditorView(
        String text,
        int base,
        @Nullable List<Finding> findings,
        boolean secretsShown,
        @Nullable String other) {

    public EditorView {
        findings = findings == null ? null : List.copyOf(findings);
    }

    static EditorView of(String text, int base) {
        return new EditorView(text, base, null, false, null);
    }

    EditorView with(List<Finding> newFindings) {
        return new EditorView(text, base, newFindings, secretsShown, other);
    }

    EditorView withSecretsShown() {
        return new EditorView(text, base, findings, true, other);
    }

    EditorView beside(String otherVersion) {
        return new EditorView(text, base, findings, secretsShown, otherVersion);
    }

    /** Whether the text is a stored version and nothing was typed yet. */
    boolean isAsStored() {
        return !isChecked() && !secretsShown && other == null;
    }

    public boolean masksSecrets() {
        return text.contains(SecretMask.MASK);
    }

    public boolean isChecked() {
        return findings != null;
    }

    public long errors() {
        return count(Severity.ERROR);
    }

    /** Whether the finding is about something in the text, and not about something that is absent from it. */
    public boolean isAboutLine(Finding finding) {
        return !(finding.line() == 1
                && finding.column() == 1
                && finding.excerpt().isEmpty());
    }

    private long count(Severity severity) {
        return findings == null
                ? 0
                : findings.stream()
                        .filter(finding -> finding.severity() == severity)
                        .count();
    }
}
