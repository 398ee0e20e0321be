package culvert.sandbox.provider;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * The link that opens a provider's dashboard: {@code id}, {@code timestamp} in epoch seconds, and
 * {@code token = hex(SHA-1(id:salt:timestamp))}, as Scalingo's provider documentation describes.
 */
final class SsoLink {

    private SsoLink() {}

    static URI to(URI page, String resourceId, String ssoSalt, Instant now) {
        long timestamp = now.getEpochSecond();
        return URI.create("%s?id=%s&timestamp=%d&token=%s"
                .formatted(
                        page,
                        URLEncoder.encode(resourceId, StandardCharsets.UTF_8),
                        timestamp,
                        token(resourceId, ssoSalt, timestamp)));
    }

    static String token(String resourceId, String ssoSalt, long timestamp) {
        String signed = resourceId + ":" + ssoSalt + ":" + timestamp;
        return HexFormat.of().formatHex(sha1().digest(signed.getBytes(StandardCharsets.UTF_8)));
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
