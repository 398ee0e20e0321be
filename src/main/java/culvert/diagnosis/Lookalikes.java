package culvert.diagnosis;

import java.util.Arrays;
import java.util.List;

/** Causes that look the same from the app's side of the tunnel. */
public enum Lookalikes {
    PHASE_1(
            "phase-1",
            "The gateway refuses the first step: the group name, the Diffie-Hellman group or the phase 1 proposal.",
            "The gateway answers all three alike. Its log tells them apart: \"no peer config found\" is the group name,"
                    + " \"no proposal found\" the proposal; a Diffie-Hellman group it does not offer is in that line too."),
    CREDENTIALS(
            "credentials",
            "The gateway refuses the user: wrong user name or password, a one-time password, or a locked account.",
            "Sign on with the same user by another VPN client: if that works, the password here is mistyped; if it asks for a"
                    + " code, the account wants a one-time password; if it fails too, the account is locked or expired."),
    PHASE_2(
            "phase-2",
            "The gateway takes the user but refuses the tunnel itself: its phase 2 proposal or forward secrecy differ.",
            "The gateway answers both alike. Its log shows the proposals received and configured: a group at the end of only one"
                    + " of them is forward secrecy (PFS), everything else the proposal."),
    SHORT_CUT(
            "short-cut",
            "The tunnel carried nothing any more, and the gateway took a new one at once.",
            "If the gateway's log has a DELETE, a rekeying or an expired CHILD_SA at that moment, it dropped the keys; if it has"
                    + " nothing, the way between was interrupted.");

    private final String id;
    private final String sentence;
    private final String tellApart;

    Lookalikes(String id, String sentence, String tellApart) {
        this.id = id;
        this.sentence = sentence;
        this.tellApart = tellApart;
    }

    public String id() {
        return id;
    }

    public String sentence() {
        return sentence;
    }

    /** How a person can tell the members apart. */
    public String tellApart() {
        return tellApart;
    }

    public List<Cause> members() {
        return Arrays.stream(Cause.values())
                .filter(cause -> cause.lookalikes().filter(this::equals).isPresent())
                .toList();
    }
}
