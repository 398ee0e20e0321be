package culvert.sso;

import culvert.resources.ResourceId;
import culvert.security.Secret;
import culvert.security.SigningKey;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.DefaultJWTParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.ParseException;
import io.smallrye.jwt.build.Jwt;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import javax.crypto.SecretKey;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Writes a session into a signed token and reads it back; nothing about sessions is stored here. */
@ApplicationScoped
class SessionTokens {

    /** How long a session lasts: a working day. */
    static final Duration LIFETIME = Duration.ofHours(8);

    private static final String ISSUER = "culvert";
    private static final String AUDIENCE = "culvert-dashboard";
    private static final String FORM_TOKEN = "form";

    private final SigningKey key;
    private final Clock clock;

    SessionTokens(SigningKey key, Clock clock) {
        this.key = key;
        this.clock = clock;
    }

    /** A token for a new session. */
    String issue(DashboardSession session) {
        return Jwt.issuer(ISSUER)
                .audience(AUDIENCE)
                .subject(session.resource().value())
                .claim(FORM_TOKEN, session.formToken().reveal())
                .issuedAt(clock.instant())
                .expiresAt(clock.instant().plus(LIFETIME))
                .jws()
                .algorithm(SignatureAlgorithm.HS256)
                .sign(key.hmac());
    }

    /** The session in the token; empty when it is not ours, was changed, or is over. */
    Optional<DashboardSession> read(String token) {
        try {
            JsonWebToken claims = new DefaultJWTParser(expectations(key.hmac())).parse(token);
            if (claims.getExpirationTime() <= clock.instant().getEpochSecond()) {
                return Optional.empty();
            }
            return Optional.of(
                    new DashboardSession(new ResourceId(claims.getSubject()), Secret.of(claims.getClaim(FORM_TOKEN))));
        } catch (ParseException e) {
            return Optional.empty();
        }
    }

    private static JWTAuthContextInfo expectations(SecretKey key) {
        var expected = new JWTAuthContextInfo(key, ISSUER);
        expected.setSignatureAlgorithm(Set.of(SignatureAlgorithm.HS256));
        expected.setExpectedAudience(Set.of(AUDIENCE));
        expected.setRequiredClaims(Set.of("sub", FORM_TOKEN));
        return expected;
    }
}
