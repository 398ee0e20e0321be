package culvert.notices.webhook;

import culvert.security.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs what is posted to a webhook, in the form of Standard Webhooks 1.0.0 (github.com/standard-webhooks), for which there
 * are libraries that verify it.
 */
public final class WebhookSignature {

    private static final String SECRET_PREFIX = "whsec_";
    private static final int SECRET_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private WebhookSignature() {}

    /** A new secret, in the form in which its owner is told it. */
    public static Secret freshSecret() {
        byte[] bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        return Secret.of(SECRET_PREFIX + Base64.getEncoder().encodeToString(bytes));
    }

    /**
     * The value of the header {@code webhook-signature}: HMAC with SHA-256 over id, time and body, joined by points.
     *
     * @param time in seconds since 1970
     */
    static String of(Secret secret, String id, long time, String body) {
        byte[] key = Base64.getDecoder().decode(secret.reveal().substring(SECRET_PREFIX.length()));
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            byte[] digest = mac.doFinal((id + "." + time + "." + body).getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC with SHA-256", e);
        }
    }
}
