package culvert.security;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.DefaultJWTParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.ParseException;
import io.smallrye.jwt.build.Jwt;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import javax.crypto.SecretKey;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Signs and reads tokens that say nothing about time: whether one still counts follows from the state of what it names, which
 * is looked up each time.
 */
@ApplicationScoped
public class LastingTokens {

    private static final String ISSUER = "culvert";

    // The library adds the present time where none is given. Ours must be the same for the same purpose: a delivery
    // that was
    // cut off compares what the app has with what it should have.
    private static final Instant ISSUED = Instant.EPOCH;
    private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    private final SigningKey key;

    LastingTokens(SigningKey key) {
        this.key = key;
    }

    /**
     * What a token names.
     *
     * @param subject the id of a resource
     * @param id tells the tokens of one resource apart
     */
    public record Named(String subject, String id) {}

    /** The token: the same text whenever and wherever it is asked for. */
    public String sign(String audience, Named named) {
        return Jwt.issuer(ISSUER)
                .audience(audience)
                .subject(named.subject())
                .claim("jti", named.id())
                .issuedAt(ISSUED)
                .expiresAt(NEVER)
                .jws()
                .algorithm(SignatureAlgorithm.HS256)
                .sign(key.hmac());
    }

    /** What the token names; empty when we did not sign it, or signed it for another audience. */
    public Optional<Named> read(String audience, String token) {
        try {
            JsonWebToken claims = new DefaultJWTParser(expectations(audience, key.hmac())).parse(token);
            return Optional.of(new Named(claims.getSubject(), claims.getTokenID()));
        } catch (ParseException e) {
            return Optional.empty();
        }
    }

    private static JWTAuthContextInfo expectations(String audience, SecretKey key) {
        var expected = new JWTAuthContextInfo(key, ISSUER);
        expected.setSignatureAlgorithm(Set.of(SignatureAlgorithm.HS256));
        expected.setExpectedAudience(Set.of(audience));
        expected.setRequiredClaims(Set.of("sub", "jti"));
        return expected;
    }
}
