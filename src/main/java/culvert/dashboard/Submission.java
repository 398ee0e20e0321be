package culvert.dashboard;

import culvert.vpnc.Reading;
import java.nio.charset.StandardCharsets;

/**
 * A text as somebody submitted it, and what reading it gave.
 *
 * @param typed as typed, masks of secrets included
 * @param clear the same with the masks replaced by the secrets that are stored; what was read
 */
record Submission(byte[] typed, byte[] clear, Reading reading) {

    /** The text to put back into the text area. Bytes that are no UTF-8 show as replacement characters. */
    String typedText() {
        return new String(typed, StandardCharsets.UTF_8);
    }

    String clearText() {
        return new String(clear, StandardCharsets.UTF_8);
    }

    boolean isAccepted() {
        return reading instanceof Reading.Accepted;
    }
}
