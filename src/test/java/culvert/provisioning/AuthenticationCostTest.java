package culvert.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import culvert.settings.Settings;
import culvert.settings.SettingsReader;
import io.quarkus.security.credential.PasswordCredential;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.UsernamePasswordAuthenticationRequest;
import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What it costs to know who calls: it is paid with every request of a marketplace. */
final class AuthenticationCostTest {

    private static final int CALLS = 10_000;
    private static final int BATCHES = 20;
    private static final double MOST_MICROSECONDS = 20;

    private final Settings settings = SettingsReader.read(name -> Optional.ofNullable(Map.of(
                    "CULVERT_SCALINGO_PASSWORD", "0123456789abcdef0123456789abcdef",
                    "CULVERT_SCALINGO_SSO_SALT", "salt",
                    "CULVERT_HEROKU_PASSWORD", "abcdef0123456789abcdef0123456789",
                    "CULVERT_HEROKU_SSO_SALT", "salt",
                    "CULVERT_OSB_USERNAME", "osb",
                    "CULVERT_OSB_PASSWORD", "fedcba9876543210fedcba9876543210")
            .get(name)));

    @Test
    void less_than_20_microseconds_with_three_marketplaces() {
        MarketplaceCredentials credentials = new MarketplaceCredentials(settings);
        double fastest = Double.MAX_VALUE;
        for (int batch = 0; batch < BATCHES; batch++) {
            long began = System.nanoTime();
            for (int call = 0; call < CALLS; call++) {
                assertThat(authenticate(credentials).hasRole(Marketplaces.SCALINGO))
                        .isTrue();
            }
            fastest = Math.min(fastest, (System.nanoTime() - began) / 1000.0 / CALLS);
        }

        System.out.printf("authentication: %.1f µs a call%n", fastest);
        assertThat(fastest).isLessThan(MOST_MICROSECONDS);
    }

    private static SecurityIdentity authenticate(MarketplaceCredentials credentials) {
        var request = new UsernamePasswordAuthenticationRequest(
                "scalingo-vpn-ipsec", new PasswordCredential("0123456789abcdef0123456789abcdef".toCharArray()));
        return credentials.authenticate(request, new Waiting()).await().indefinitely();
    }

    /** The credentials are in memory; nothing is run anywhere else. */
    private record Waiting() implements AuthenticationRequestContext {

        @Override
        public Uni<SecurityIdentity> runBlocking(Supplier<SecurityIdentity> work) {
            return Uni.createFrom().item(work);
        }
    }
}
