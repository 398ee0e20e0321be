package culvert.sso;

import culvert.security.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The proofs in sign-ons: lower-case hexadecimal digests of what is signed and the salt, joined by colons. Which digest, and
 * that the salt stands in the middle instead of keying an HMAC, is the marketplaces' choice, not ours.
 */
public final class SsoToken {

    private SsoToken() {}

    /**
     * The token of Heroku's first protocol, which Scalingo and Clever Cloud took over: SHA-1 of {@code id:salt:timestamp}.
     *
     * @param timestamp exactly as it stands in the link: the platform hashed those characters, not a number
     */
    public static String of(String id, Secret salt, String timestamp) {
        return digest("SHA-1", id, salt.reveal(), timestamp);
    }

    /**
     * The token of Heroku's version 3 that also names the person: SHA-256 of {@code
     * resource_uuid:salt:timestamp:user_uuid:email}.
     */
    public static String ofPerson(String uuid, Secret salt, String timestamp, String userId, String email) {
        return digest("SHA-256", uuid, salt.reveal(), timestamp, userId, email);
    }

    /** Clever Cloud's signature: SHA-512 of {@code id:user_id:email:nav-data:salt:timestamp}. */
    public static String signature(
            String id, String userId, String email, String navData, Secret salt, String timestamp) {
        return digest("SHA-512", id, userId, email, navData, salt.reveal(), timestamp);
    }

    /** Whether both are exactly the same, in a time that does not tell how much of it is right. */
    static boolean same(String given, String right) {
        return MessageDigest.isEqual(right.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    private static String digest(String algorithm, String... parts) {
        try {
            byte[] text = String.join(":", parts).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + algorithm, e);
        }
    }
}
