package culvert.vpnc;

import java.util.List;
import java.util.regex.Pattern;

/** Names that neither vpnc's memory nor the kernel nor a shell script stumbles over. */
final class InterfaceNameCheck {

    private static final int LONGEST = 15;

    /** A hyphen in front would be taken for an option by the programs that the script calls. */
    private static final Pattern SOUND = Pattern.compile("[A-Za-z0-9_.][A-Za-z0-9_.-]*");

    private InterfaceNameCheck() {}

    static List<Remark> of(String name) {
        if (Bytes.lengthInUtf8(name) > LONGEST) {
            return List.of(new Remark(
                    Code.INTERFACE_NAME_TOO_LONG,
                    "vpnc copies the name unchecked into 16 bytes; a longer one overwrites its memory.",
                    "Write at most 15 characters, such as tun0."));
        }
        boolean reserved = name.equals(".") || name.equals("..") || name.equals("lo");
        if (reserved || !SOUND.matcher(name).matches()) {
            return List.of(new Remark(
                    Code.NOT_AN_INTERFACE_NAME,
                    "This cannot be the name of a tunnel interface.",
                    "Write letters, digits, \"_\", \".\" and \"-\" only, such as tun0."));
        }
        return List.of();
    }
}
