package culvert.sandbox.api;

import culvert.sandbox.SandboxOnly;
import culvert.sandbox.platform.Problem;
import culvert.sandbox.platform.Refused;
import culvert.sandbox.provider.AddonOffer;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Who calls: the user by access token, the add-on provider by the manifest's credentials. */
@SandboxOnly
@Singleton
class Callers {

    private final AccessTokens tokens;
    private final AddonOffer offer;

    Callers(AccessTokens tokens, AddonOffer offer) {
        this.tokens = tokens;
        this.offer = offer;
    }

    /** Takes {@code Authorization: Bearer <access token>}. */
    void requireUser(@Nullable String authorization) {
        if (authorization == null || !authorization.startsWith("Bearer ")) {
            throw new Refused(new Problem.Unauthorized());
        }
        tokens.check(authorization.substring("Bearer ".length()));
    }

    /** Takes {@code Authorization: Basic} with the manifest's username and password. */
    void requireProvider(@Nullable String authorization) {
        AddonOffer.Credentials expected = offer.credentials();
        byte[] wanted = (expected.username() + ":" + expected.password()).getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(wanted, basic(authorization).getBytes(StandardCharsets.UTF_8))) {
            throw new Refused(new Problem.Unauthorized());
        }
    }

    /** The {@code user:password} of a Basic header. */
    static String basic(@Nullable String authorization) {
        if (authorization == null || !authorization.startsWith("Basic ")) {
            throw new Refused(new Problem.Unauthorized());
        }
        try {
            return new String(
                    Base64.getDecoder().decode(authorization.substring("Basic ".length())), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            throw new Refused(new Problem.Unauthorized());
        }
    }
}
