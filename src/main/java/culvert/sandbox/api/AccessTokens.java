package culvert.sandbox.api;

import culvert.sandbox.platform.Problem;
import culvert.sandbox.platform.Refused;
import io.smallrye.jwt.build.Jwt;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.spec.SecretKeySpec;

/**
 * Exchanges the one API token for access tokens of an hour. Scalingo's clients read {@code exp} from an access token, so
 * it is a JWT; but what makes it valid is that it was given out here.
 */
public final class AccessTokens {

    private static final Duration LIFE = Duration.ofHours(1);

    private final String apiToken;
    private final Clock clock;
    private final SecretKeySpec key;
    private final Map<String, Instant> expiries = new ConcurrentHashMap<>();

    public AccessTokens(String apiToken, Clock clock) {
        this.apiToken = apiToken;
        this.clock = clock;
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        this.key = new SecretKeySpec(random, "HmacSHA256");
    }

    /** The token that opens this platform, for the one person who uses it. */
    public String apiToken() {
        return apiToken;
    }

    /** Gives an access token for the API token. */
    String exchange(String presented) {
        if (!same(apiToken, presented)) {
            throw new Refused(new Problem.Unauthorized());
        }
        return issue();
    }

    /** Gives an access token to somebody who was let in already. */
    String issue() {
        Instant now = clock.instant();
        expiries.values().removeIf(expiry -> expiry.isBefore(now));
        Instant expiry = now.plus(LIFE);
        String token = Jwt.claims()
                .issuer("sandbox")
                .subject(Owner.ID)
                .claim("jti", UUID.randomUUID().toString())
                .issuedAt(now)
                .expiresAt(expiry)
                .sign(key);
        expiries.put(token, expiry);
        return token;
    }

    void check(String presented) {
        Instant expiry = expiries.get(presented);
        if (expiry == null || expiry.isBefore(clock.instant())) {
            throw new Refused(new Problem.Unauthorized());
        }
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
