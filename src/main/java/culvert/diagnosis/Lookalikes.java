package culvert.diagnosis;

import java.util.Arrays;
import java.util.List;

/** Causes that look the same from the app's side of the tunnel. */
public enum Lookalikes {
    PHASE_1(
            "phase-1",
            "The gateway refuses the first step: the group name, the Diffie-Hellman group or the phase 1 proposal.",
            "The gateway answers all three alike. Its log tells them apart: \"no peer config found\" is the group name,"
                    + " \"no proposal found\" the proposal; a Diffie-Hellman group it does not offer is in that line too."
                    + " The supervisor also tries another Diffie-Hellman group, once an hour at most; if the gateway takes it, you read"
                    + " it here."),
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
    REGULAR_END(
            "regular-end",
            "The gateway ends the tunnel each time after the same time: because nothing was sent, or because it lasts no longer.",
            "Set the app's variable VPNC_PROBE to a host behind the gateway that answers ping. If the tunnel still ends after the"
                    + " same time, it is a limit of the session."),
    SHORT_CUT(
            "short-cut",
            "The tunnel carried nothing any more, and the gateway took a new one at once.",
            "Look into the gateway's log at that moment: a deleted IKE_SA was closed by the gateway; a failed rekeying or an"
                    + " expired CHILD_SA means that it dropped the keys; if there is nothing, the way was interrupted.");

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
