package culvert.provisioning.osb;

import culvert.security.SigningKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
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

    byte[] of(byte[] identity) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key.hmac());
            mac.update("osb-order\n".getBytes(StandardCharsets.US_ASCII));
            return mac.doFinal(identity);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    /** Joins the parts of an order so that no two different orders give the same bytes. */
    static byte[] join(String planId, String one, String other, byte[] parameters) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (String part : new String[] {planId, one, other}) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            all.writeBytes((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
            all.writeBytes(bytes);
        }
        all.writeBytes(parameters);
        return all.toByteArray();
    }
}
