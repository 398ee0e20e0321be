package culvert.settings;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Addresses that begin alike, as {@code 10.0.0.0/8}; a single one is a block too. */
public final class AddressBlock {

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
    public static Optional<AddressBlock> parse(String text) {
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

    /** Reads blocks that are separated by commas. What is none of them is told to the second parameter and left out. */
    static List<AddressBlock> list(String text, Consumer<String> none) {
        List<AddressBlock> blocks = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            if (!part.isBlank()) {
                parse(part.strip()).ifPresentOrElse(blocks::add, () -> none.accept(part.strip()));
            }
        }
        return blocks;
    }

    /** The addresses that the client with this one may choose from. */
    static Optional<AddressBlock> ofClient(String text) {
        return parse(text)
                .map(one -> one.address.length == IPV6_BYTES ? new AddressBlock(one.address, IPV6_CUSTOMER_BITS) : one);
    }

    /** Whether the address is one of these; an IPv4 address that is written as an IPv6 one counts as IPv4. */
    public boolean contains(InetAddress one) {
        byte[] bytes = one.getAddress();
        return contains(new AddressBlock(bytes, bytes.length * Byte.SIZE));
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
