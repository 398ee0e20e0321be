package culvert.dashboard;

import culvert.dashboard.VersionsView.Change;
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
 * @param meter of the group secret; null when none was judged
 * @param secretsShown whether secrets stand there in clear
 * @param other a newer version that somebody else saved meanwhile
 * @param mended what the page did to the text for the person; null for nothing
 */
public record EditorView(
        String text,
        int base,
        @Nullable List<FindingView> findings,
        @Nullable Meter meter,
        boolean secretsShown,
        @Nullable Newer other,
        @Nullable Mended mended) {

    public EditorView {
        findings = findings == null ? null : List.copyOf(findings);
    }

    /**
     * A version that was saved while this text was written.
     *
     * @param text with its secrets masked
     * @param differences from it to the text of the editor
     */
    public record Newer(String text, List<Change> differences) {
        public Newer {
            differences = List.copyOf(differences);
        }
    }

    /**
     * A change that a button made.
     *
     * @param before the text that Undo brings back
     */
    public record Mended(String before) {}

    static EditorView of(String text, int base) {
        return new EditorView(text, base, null, null, false, null, null);
    }

    EditorView with(List<Finding> newFindings, @Nullable Meter newMeter) {
        return new EditorView(text, base, FindingView.of(newFindings), newMeter, secretsShown, other, mended);
    }

    EditorView withSecretsShown() {
        return new EditorView(text, base, findings, meter, true, other, mended);
    }

    EditorView beside(Newer otherVersion) {
        return new EditorView(text, base, findings, meter, secretsShown, otherVersion, mended);
    }

    EditorView mendedFrom(String before) {
        return new EditorView(text, base, findings, meter, secretsShown, other, new Mended(before));
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
        return findings == null
                ? 0
                : findings.stream()
                        .filter(shown -> shown.finding().severity() == Severity.ERROR)
                        .count();
    }

    /** What the help lists: every directive that vpnc knows. */
    public List<DirectiveHelp> directives() {
        return DirectiveHelp.ALL;
    }
}
