package culvert.sso;

import static org.assertj.core.api.Assertions.assertThat;

import culvert.resources.ResourceId;
import culvert.security.SigningKey;
import culvert.testsupport.PostgresForTests;
import culvert.testsupport.ScalingoForTests;
import culvert.testsupport.SettableClock;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresForTests.class)
@WithTestResource(ScalingoForTests.class)
class SessionTokensTest {

    private static final ResourceId RESOURCE = new ResourceId("vpn-bcdfghjkmnpqrstv");

    @Inject
    SessionTokens tokens;

    @Inject
    SigningKey key;

    @Inject
    SettableClock clock;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void a_token_carries_its_resource_and_a_form_token_of_its_own() {
        DashboardSession one =
                tokens.read(tokens.issue(DashboardSession.begin(RESOURCE))).orElseThrow();
        DashboardSession another =
                tokens.read(tokens.issue(DashboardSession.begin(RESOURCE))).orElseThrow();

        assertThat(one.resource()).isEqualTo(RESOURCE);
        assertThat(one.formToken().reveal()).hasSize(32);
        assertThat(one.formToken()).isNotEqualTo(another.formToken());
        assertThat(one.toString()).doesNotContain(one.formToken().reveal());
    }

    @Test
    void a_token_ends_when_its_lifetime_does() {
        String token = tokens.issue(DashboardSession.begin(RESOURCE));

        clock.advance(SessionTokens.LIFETIME.minusSeconds(2));
        boolean before = tokens.read(token).isPresent();
        clock.advance(Duration.ofSeconds(2));

        assertThat(before).isTrue();
        assertThat(tokens.read(token)).isEmpty();
    }

    @Test
    void a_changed_token_is_worth_nothing() {
        String token = tokens.issue(DashboardSession.begin(RESOURCE));
        String otherClaims = token.substring(0, token.indexOf('.') + 1)
                + base64("{\"sub\":\"vpn-other\"}")
                + token.substring(token.lastIndexOf('.'));
        String unsigned =
                base64("{\"alg\":\"none\"}") + token.substring(token.indexOf('.'), token.lastIndexOf('.') + 1);

        for (String changed :
                List.of("", "x", "a.b.c", token + "A", token.substring(0, token.length() - 2), otherClaims, unsigned)) {
            assertThat(tokens.read(changed)).as(changed).isEmpty();
        }
    }

    @Test
    void a_token_of_another_key_or_for_another_purpose_opens_nothing() {
        SecretKey foreign = new SecretKeySpec(new byte[32], "HmacSHA256");

        assertThat(tokens.read(signed(claims(), key.hmac()))).isPresent();
        assertThat(tokens.read(signed(claims(), foreign))).isEmpty();
        assertThat(tokens.read(signed(claims().audience("culvert-reports"), key.hmac())))
                .isEmpty();
        assertThat(tokens.read(signed(claims().issuer("another"), key.hmac()))).isEmpty();
        assertThat(tokens.read(signed(claims().remove("form"), key.hmac()))).isEmpty();
        assertThat(tokens.read(signed(claims().remove("sub"), key.hmac()))).isEmpty();
    }

    private JwtClaimsBuilder claims() {
        Instant now = clock.instant();
        return Jwt.issuer("culvert")
                .audience("culvert-dashboard")
                .subject(RESOURCE.value())
                .claim("form", "token")
                .issuedAt(now)
                .expiresAt(now.plusSeconds(60));
    }

    private static String signed(JwtClaimsBuilder claims, SecretKey key) {
        return claims.jws().algorithm(SignatureAlgorithm.HS256).sign(key);
    }

    private static String base64(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
