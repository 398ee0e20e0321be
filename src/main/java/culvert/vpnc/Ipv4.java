package culvert.vpnc;

import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Dotted IPv4 addresses, four decimal numbers without leading zeros; the C library takes many more forms. */
final class Ipv4 {

    private static final String BYTE = "(?:0|[1-9][0-9]?|1[0-9][0-9]|2[0-4][0-9]|25[0-5])";
    private static final Pattern DOTTED = Pattern.compile(BYTE + "(?:\\." + BYTE + "){3}");

    private Ipv4() {}

    static boolean isDotted(String text) {
        return DOTTED.matcher(text).matches();
    }

    /** The address as a 32-bit number, most significant byte first. */
    static OptionalInt parse(String text) {
        if (!isDotted(text)) {
            return OptionalInt.empty();
        }
        int address = 0;
        for (String part : text.split("\\.", -1)) {
            address = (address << 8) | Integer.parseInt(part);
        }
        return OptionalInt.of(address);
    }

    static String format(int address) {
        return (address >>> 24) + "." + ((address >>> 16) & 0xFF) + "." + ((address >>> 8) & 0xFF) + "."
                + (address & 0xFF);
    }

    static int maskOf(int prefixLength) {
        return prefixLength == 0 ? 0 : -1 << (Integer.SIZE - prefixLength);
    }

    /** Whether all ones of a mask stand before all zeros. */
    static boolean isMask(int bits) {
        return bits == maskOf(Integer.bitCount(bits));
    }
}
