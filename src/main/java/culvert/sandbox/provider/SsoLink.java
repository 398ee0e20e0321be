package culvert.sandbox.provider;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

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
        return Digests.of("SHA-1", resourceId, ssoSalt, Long.toString(timestamp));
    }
}
