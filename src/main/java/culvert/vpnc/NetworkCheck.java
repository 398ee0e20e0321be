package culvert.vpnc;

import java.util.List;
import java.util.regex.Pattern;

/** The network that vpnc asks the gateway for: an address and a mask that arrives as it is written. */
final class NetworkCheck {

    private static final Pattern PREFIX_LENGTH = Pattern.compile("0|[1-9]|[12][0-9]|3[0-2]");

    private static final String FORM = "Write the network with a dotted mask, such as 10.20.0.0/255.255.0.0.";

    private NetworkCheck() {}

    static List<Remark> of(String value) {
        String[] parts = value.split("/", 2);
        var address = Ipv4.parse(parts[0]);
        if (address.isEmpty()) {
            return List.of(new Remark(
                    Code.NOT_A_NETWORK, "This does not begin with an IPv4 address of four decimal numbers.", FORM));
        }
        if (parts.length == 1) {
            return List.of(new Remark(
                    Code.NETWORK_WITHOUT_MASK, "Without a mask vpnc silently asks for everything (0.0.0.0/0).", FORM));
        }
        String mask = parts[1];
        if (PREFIX_LENGTH.matcher(mask).matches()) {
            return withPrefixLength(value, address.getAsInt(), Integer.parseInt(mask));
        }
        var bits = Ipv4.parse(mask);
        if (bits.isEmpty() || !Ipv4.isMask(bits.getAsInt())) {
            return List.of(new Remark(
                    Code.NOT_A_NETWORK, "What stands behind the slash is no mask of ones followed by zeros.", FORM));
        }
        return hostBits(value, address.getAsInt(), bits.getAsInt());
    }

    private static List<Remark> withPrefixLength(String value, int address, int length) {
        int mask = Ipv4.maskOf(length);
        if (length % 8 != 0 || length == 32) {
            String network = Ipv4.format(address & mask) + "/" + Ipv4.format(mask);
            return List.of(new Remark(
                    Code.PREFIX_SENT_WRONGLY,
                    "vpnc computes the mask of /" + length
                            + " in the wrong byte order and would ask for another network.",
                    "Write " + network + ".",
                    Repair.writeInPlaceOf(value, network)));
        }
        return hostBits(value, address, mask);
    }

    private static List<Remark> hostBits(String value, int address, int mask) {
        if ((address & ~mask) == 0) {
            return List.of();
        }
        String network = Ipv4.format(address & mask) + "/" + Ipv4.format(mask);
        return List.of(new Remark(
                Code.HOST_BITS_IN_NETWORK,
                "The address has bits set that the mask leaves out, which many gateways refuse.",
                "Write " + network + ".",
                Repair.writeInPlaceOf(value, network)));
    }
}
