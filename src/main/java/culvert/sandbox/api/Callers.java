package culvert.sandbox.api;

import culvert.sandbox.SandboxOnly;
import culvert.sandbox.platform.Problem;
import culvert.sandbox.platform.Refused;
import culvert.sandbox.provider.AddonOffer;
import culvert.sandbox.provider.OtherMarketplaces;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who calls: the user by access token, the add-on provider by the manifest's credentials. */
@SandboxOnly
@Singleton
class Callers {

    private final AccessTokens tokens;
    private final AddonOffer offer;
    private final OtherMarketplaces others;

    Callers(AccessTokens tokens, AddonOffer offer, OtherMarketplaces others) {
        this.tokens = tokens;
        this.offer = offer;
        this.others = others;
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
        require(offer.credentials(), authorization);
    }

    /** The same with the credentials of Clever Cloud's protocol. */
    void requireCleverProvider(@Nullable String authorization) {
        require(others.clever().orElseThrow(() -> new Refused(new Problem.Unauthorized())), authorization);
    }

    /** The same with the credentials of a client that may not be set up. */
    void requireClient(Optional<AddonOffer.Credentials> client, @Nullable String authorization) {
        require(client.orElseThrow(() -> new Refused(new Problem.Unauthorized())), authorization);
    }

    private static void require(AddonOffer.Credentials expected, @Nullable String authorization) {
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
