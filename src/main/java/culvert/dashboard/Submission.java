package culvert.dashboard;

import culvert.vpnc.Reading;

/**
 * A text as somebody submitted it, and what reading it gave.
 *
 * @param typed as typed, masks of secrets included
 * @param clear the same with the masks replaced by the secrets that are stored; what was read
 */
record Submission(SubmittedText typed, SubmittedText clear, Reading reading) {

    boolean isAccepted() {
        return reading instanceof Reading.Accepted;
    }
}
