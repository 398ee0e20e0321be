package culvert.sso;

import static org.assertj.core.api.Assertions.assertThat;

import culvert.security.Secret;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SsoTokenTest {

    private static final String ID = "vpn-7f3c2a90";
    private static final Secret SALT = Secret.of("a1b2c3d4e5f60718293a4b5c6d7e8f90");
    private static final String TIMESTAMP = "1700000000";
    private static final String TOKEN = "a325ceac75585f4d7fdf82e07d73b08c290b9e32";

    // The first is computed from Scalingo's formula; the others stand in Heroku's and Clever Cloud's public material.
    @ParameterizedTest
    @CsvSource({
        "vpn-7f3c2a90, a1b2c3d4e5f60718293a4b5c6d7e8f90, 1700000000, a325ceac75585f4d7fdf82e07d73b08c290b9e32",
        "123, 2f97bfa52ca102f8874716e2eb1d3b4920ad0be4, 1267597772, bb466eb1d6bc345d11072c3cd25c311f21be130d",
        "dummy_sd675fa67sf57asdf67asf57, 6hjj896df7g5sg6d5g9df5gsdg67, 1712063189, 1e47e0d5c1095fed750acef9411a23fcb85de43f"
    })
    void it_is_the_token_that_platforms_compute(String id, String salt, String timestamp, String token) {
        assertThat(SsoToken.of(id, Secret.of(salt), timestamp)).isEqualTo(token);
        assertThat(SsoToken.proves(token, id, Secret.of(salt), timestamp)).isTrue();
    }

    @Test
    void the_same_token_in_capitals_proves_nothing() {
        assertThat(SsoToken.proves(TOKEN.toUpperCase(Locale.ROOT), ID, SALT, TIMESTAMP))
                .isFalse();
    }

    @Test
    void neither_a_part_of_the_token_nor_more_than_it_proves_anything() {
        for (int length = 0; length < TOKEN.length(); length++) {
            assertThat(SsoToken.proves(TOKEN.substring(0, length), ID, SALT, TIMESTAMP))
                    .isFalse();
        }
        assertThat(SsoToken.proves(TOKEN + "0", ID, SALT, TIMESTAMP)).isFalse();
        assertThat(SsoToken.proves(" " + TOKEN, ID, SALT, TIMESTAMP)).isFalse();
    }

    @Test
    void a_token_proves_only_its_own_id_and_time() {
        assertThat(SsoToken.proves(TOKEN, "vpn-7f3c2a91", SALT, TIMESTAMP)).isFalse();
        assertThat(SsoToken.proves(TOKEN, ID, SALT, "1700000001")).isFalse();
        assertThat(SsoToken.proves(TOKEN, ID, SALT, "01700000000")).isFalse();
        assertThat(SsoToken.proves(TOKEN, ID, Secret.of("another salt"), TIMESTAMP))
                .isFalse();
    }
}
