package culvert.provisioning.osb;

import culvert.security.SigningKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;

/**
 * Tells equal orders from different ones without keeping what they say. Keyed, because parameters may hold secrets short
 * enough to be found by trying.
 */
@ApplicationScoped
class Fingerprints {

    private static final String ALGORITHM = "HmacSHA256";

    private final SigningKey key;

    Fingerprints(SigningKey key) {
        this.key = key;
    }

    byte[] of(String identity) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key.hmac());
            return mac.doFinal(("osb-order\n" + identity).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    /** Joins the parts of an order so that no two different orders give the same text. */
    static String join(String... parts) {
        StringBuilder all = new StringBuilder();
        for (String part : parts) {
            all.append(part.length()).append(':').append(part);
        }
        return all.toString();
    }
}
