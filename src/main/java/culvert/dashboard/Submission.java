package culvert.dashboard;

import culvert.vpnc.Finding;
import culvert.vpnc.Reading;
import culvert.vpnc.SecretStrength;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A text as somebody submitted it, and what reading it gave.
 *
 * @param typed as typed, masks of secrets included
 * @param clear the same with the masks replaced by the secrets that are stored; what was read
 * @param strength of the group secret that it sets
 */
record Submission(SubmittedText typed, SubmittedText clear, Reading reading, Optional<SecretStrength> strength) {

    boolean isAccepted() {
        return reading instanceof Reading.Accepted;
    }

    /**
     * The typed text with one finding mended.
     *
     * @param chosen how the page names the fix, see {@link FindingView#choice}
     * @return empty when the text has no such finding (any more)
     */
    Optional<SubmittedText> mended(String chosen) {
        List<Finding> findings = reading.findings();
        return IntStream.range(0, findings.size())
                .filter(number ->
                        FindingView.choice(number, findings.get(number)).equals(chosen))
                .mapToObj(findings::get)
                .findFirst()
                .flatMap(Finding::fix)
                .map(fix -> new SubmittedText(fix.apply(typed.bytes())));
    }
}
