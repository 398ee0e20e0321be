package culvert.settings;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.Optional;

/** Addresses that begin alike, as {@code 10.0.0.0/8}; a single one is a block too. */
final class AddressBlock {

    // What a provider gives to one customer at the least.
    private static final int IPV6_CUSTOMER_BITS = 64;
    private static final int IPV6_BYTES = 16;

    private final byte[] address;
    private final int bits;

    private AddressBlock(byte[] address, int bits) {
        this.address = address;
        this.bits = bits;
    }

    /** Reads an address, or one with the number of bits behind {@code /}; names are not looked up. Empty when it is neither. */
    static Optional<AddressBlock> parse(String text) {
        String[] parts = text.split("/", 2);
        try {
            byte[] address = InetAddress.ofLiteral(parts[0]).getAddress();
            int most = address.length * Byte.SIZE;
            int bits = parts.length == 2 ? Integer.parseInt(parts[1]) : most;
            return bits >= 0 && bits <= most ? Optional.of(new AddressBlock(address, bits)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The addresses that the client with this one may choose from. */
    static Optional<AddressBlock> ofClient(String text) {
        return parse(text)
                .map(one -> one.address.length == IPV6_BYTES ? new AddressBlock(one.address, IPV6_CUSTOMER_BITS) : one);
    }

    boolean contains(AddressBlock other) {
        return other.address.length == address.length
                && other.bits >= bits
                && other.first(bits).equals(first(bits));
    }

    private String first(int count) {
        return HexFormat.of().formatHex(masked(count));
    }

    private byte[] masked(int count) {
        byte[] kept = new byte[address.length];
        for (int i = 0; i < count; i++) {
            int bit = 0x80 >>> (i % Byte.SIZE);
            kept[i / Byte.SIZE] |= (byte) (address[i / Byte.SIZE] & bit);
        }
        return kept;
    }

    @Override
    public String toString() {
        try {
            String text = InetAddress.getByAddress(masked(bits)).getHostAddress();
            return bits == address.length * Byte.SIZE ? text : text + "/" + bits;
        } catch (UnknownHostException e) {
            throw new IllegalStateException("4 or 16 bytes are an address", e);
        }
    }
}
