package culvert.operator;

import culvert.security.SigningKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;

/**
 * Tells posts of the operator's page from those that another site made up: browsers send Basic credentials along with those
 * too.
 */
@ApplicationScoped
class OperatorForms {

    private static final Set<String> OURS = Set.of("same-origin", "none");
    private static final byte[] PURPOSE = "operator's forms".getBytes(StandardCharsets.US_ASCII);

    private final SigningKey key;

    OperatorForms(SigningKey key) {
        this.key = key;
    }

    /** Stands in every form of the page; the same on every broker. */
    String token() {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key.hmac());
            return HexFormat.of().formatHex(mac.doFinal(PURPOSE));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC with SHA-256", e);
        }
    }

    /**
     * Whether the post comes from the page.
     *
     * @param fetchSite the header {@code Sec-Fetch-Site}, which no page can set; null from browsers that do not send it
     */
    boolean areGenuine(@Nullable String token, @Nullable String fetchSite) {
        boolean ours = fetchSite == null || OURS.contains(fetchSite);
        return ours
                && token != null
                && MessageDigest.isEqual(
                        token().getBytes(StandardCharsets.US_ASCII), token.getBytes(StandardCharsets.UTF_8));
    }
}
