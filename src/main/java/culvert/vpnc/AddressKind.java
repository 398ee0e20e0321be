package culvert.vpnc;

/** Where an IPv4 address leads from inside a container. */
enum AddressKind {
    UNSPECIFIED,
    UNREACHABLE,
    PRIVATE,
    PUBLIC;

    static AddressKind of(int address) {
        if (address == 0) {
            return UNSPECIFIED;
        }
        boolean thisHost = within(address, 0, 8) || within(address, 127, 8);
        boolean linkLocal = within(address, (169 << 8) | 254, 16);
        boolean multicastAndAbove = address >>> 28 >= 14;
        if (thisHost || linkLocal || multicastAndAbove) {
            return UNREACHABLE;
        }
        boolean organisation =
                within(address, 10, 8) || within(address, (172 << 4) | 1, 12) || within(address, (192 << 8) | 168, 16);
        boolean carrier = within(address, (100 << 2) | 1, 10);
        return organisation || carrier ? PRIVATE : PUBLIC;
    }

    private static boolean within(int address, int prefix, int length) {
        return address >>> (Integer.SIZE - length) == prefix;
    }
}
