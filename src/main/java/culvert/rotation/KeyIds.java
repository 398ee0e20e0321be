package culvert.rotation;

import java.nio.ByteBuffer;

/**
 * The first bytes of what Tink sealed: 1, then the id of the key in four bytes, most significant first (Tink wire format,
 * output prefix type TINK).
 */
final class KeyIds {

    static final int PREFIX_BYTES = 5;

    private static final byte VERSION = 1;

    private KeyIds() {}

    static byte[] prefix(int keyId) {
        return ByteBuffer.allocate(PREFIX_BYTES).put(VERSION).putInt(keyId).array();
    }

    /** The id in the prefix, in the digits that keyset files use. */
    static String digits(byte[] prefix) {
        return digits(ByteBuffer.wrap(prefix).getInt(1));
    }

    static String digits(int keyId) {
        return Integer.toUnsignedString(keyId);
    }
}
