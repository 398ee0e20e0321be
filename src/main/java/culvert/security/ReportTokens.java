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
 * Signs and reads the tokens that supervisors report with. A token says nothing about time: whether it still counts follows
 * from the state of its resource and version, which {@code culvert.tunnels} looks up with every report.
 */
@ApplicationScoped
public class ReportTokens {

    private static final String ISSUER = "culvert";
    private static final String AUDIENCE = "culvert-reports";
    private static final String VERSION = "version";

    // The library adds the present time and a random id where none is given. Ours must be the same for the same
    // version:
    // a delivery that was cut off compares what the app has with what it should have.
    private static final Instant ISSUED = Instant.EPOCH;
    private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    private final SigningKey key;

    ReportTokens(SigningKey key) {
        this.key = key;
    }

    /** The token of a version: the same text whenever and wherever it is asked for. */
    public String issue(ReportToken token) {
        return Jwt.issuer(ISSUER)
                .audience(AUDIENCE)
                .subject(token.resource())
                .claim("jti", token.resource() + "/" + token.version())
                .claim(VERSION, String.valueOf(token.version()))
                .issuedAt(ISSUED)
                .expiresAt(NEVER)
                .jws()
                .algorithm(SignatureAlgorithm.HS256)
                .sign(key.hmac());
    }

    /** What the token proves; empty when we did not sign it, or signed it for another purpose. */
    public Optional<ReportToken> read(String token) {
        try {
            JsonWebToken claims = new DefaultJWTParser(expectations(key.hmac())).parse(token);
            String version = claims.getClaim(VERSION);
            return Optional.of(new ReportToken(claims.getSubject(), Integer.parseInt(version)));
        } catch (ParseException e) {
            return Optional.empty();
        }
    }

    private static JWTAuthContextInfo expectations(SecretKey key) {
        var expected = new JWTAuthContextInfo(key, ISSUER);
        expected.setSignatureAlgorithm(Set.of(SignatureAlgorithm.HS256));
        expected.setExpectedAudience(Set.of(AUDIENCE));
        expected.setRequiredClaims(Set.of("sub", VERSION));
        return expected;
    }
}
