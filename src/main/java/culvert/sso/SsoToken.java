package culvert.sso;

import culvert.security.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The proof in a sign-on link: lower-case hexadecimal SHA-1 of {@code id:salt:timestamp}. SHA-1 is the marketplaces'
 * choice, not ours.
 */
public final class SsoToken {

    private SsoToken() {}

    /**
     * The token that a platform puts into a link.
     *
     * @param timestamp exactly as it stands in the link: the platform hashed those characters, not a number
     */
    public static String of(String id, Secret salt, String timestamp) {
        String text = id + ":" + salt.reveal() + ":" + timestamp;
        return HexFormat.of().formatHex(sha1(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Whether the token is exactly that of id and timestamp, in a time that does not tell how much of it is right. */
    public static boolean proves(String token, String id, Secret salt, String timestamp) {
        return MessageDigest.isEqual(
                of(id, salt, timestamp).getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] sha1(byte[] text) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(text);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
