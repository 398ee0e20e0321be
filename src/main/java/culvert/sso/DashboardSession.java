package culvert.sso;

import culvert.audit.Actor;
import culvert.resources.ResourceId;
import culvert.security.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * What a sign-on gives: the right to one resource's dashboard, for some hours.
 *
 * @param formToken stands in every form of the session's pages, so that no other site can make one up
 */
public record DashboardSession(ResourceId resource, Secret formToken) {

    private static final int FORM_TOKEN_BYTES = 24;
    private static final int VISIT_DIGITS = 8;
    private static final SecureRandom RANDOM = new SecureRandom();

    static DashboardSession begin(ResourceId resource) {
        byte[] formToken = new byte[FORM_TOKEN_BYTES];
        RANDOM.nextBytes(formToken);
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(formToken);
        return new DashboardSession(resource, Secret.of(text));
    }

    /** The session in the audit trail: tells visits apart, and gives away nothing that opens one. */
    Actor actor() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(formToken.reveal().getBytes(StandardCharsets.UTF_8));
            String visit = HexFormat.of().formatHex(digest).substring(0, VISIT_DIGITS);
            return new Actor(Actor.Kind.VISIT, "visit " + visit);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
