package culvert.vpnc;

import java.util.List;
import java.util.Map;

/** Warnings about cryptography that vpnc still speaks, each with the way out. */
final class WeakCrypto {

    private static final Map<String, String> BITS = Map.of("dh1", "768", "dh2", "1024", "dh5", "1536");

    private static final String STRONGER = "Write dh14 or more, and have the gateway offer it.";

    private WeakCrypto() {}

    static List<Remark> ofExchange(String group) {
        return weakGroup(group);
    }

    static List<Remark> ofTunnel(String group) {
        if (group.equals("nopfs")) {
            return List.of(new Remark(
                    Code.NO_FORWARD_SECRECY,
                    "Without forward secrecy, whoever breaks the one key exchange reads all traffic of the tunnel.",
                    STRONGER));
        }
        return weakGroup(group);
    }

    static Remark ofDefaultGroup() {
        return new Remark(
                Code.WEAK_DH_DEFAULT,
                "Without IKE DH Group vpnc takes dh2, whose 1024 bits are within reach of large attackers.",
                "Add \"IKE DH Group dh14\" or more if the gateway offers it.");
    }

    static Remark ofFlag(Directive flag) {
        return switch (flag) {
            case ENABLE_NO_ENCRYPTION ->
                new Remark(
                        Code.NO_ENCRYPTION,
                        "This lets the gateway choose no encryption, so that everybody on the way reads the traffic.",
                        "Remove the line, and have the gateway offer AES.");
            case ENABLE_WEAK_AUTHENTICATION ->
                new Remark(
                        Code.WEAK_AUTHENTICATION,
                        "This lets the gateway choose MD5, which is broken as a hash.",
                        "Remove the line, and have the gateway offer SHA-1, the best that vpnc speaks.");
            default ->
                new Remark(
                        Code.WEAK_ENCRYPTION,
                        "This lets the gateway choose DES, which is broken, or 3DES, which is worn out.",
                        "Remove the line, and have the gateway offer AES.");
        };
    }

    private static List<Remark> weakGroup(String group) {
        String bits = BITS.get(group);
        return bits == null
                ? List.of()
                : List.of(new Remark(
                        Code.WEAK_DH_GROUP, group + " has only " + bits + " bits, which is too few today.", STRONGER));
    }
}
