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
        assertThat(SsoToken.same(token, SsoToken.of(id, Secret.of(salt), timestamp)))
                .isTrue();
    }

    @Test
    void the_token_of_a_person_is_a_sha_256() {
        assertThat(SsoToken.ofPerson(
                        "01234567-89ab-cdef-0123-456789abcdef",
                        SALT,
                        TIMESTAMP,
                        "11111111-2222-3333-4444-555555555555",
                        "dev@example.com"))
                .isEqualTo("fa16aa7e78ecd58f57b42720aeddb029181b5e4b0a63987bcafc318e24759d8c");
    }

    @Test
    void the_token_of_a_resource_is_of_its_uuid() {
        assertThat(SsoToken.of("01234567-89ab-cdef-0123-456789abcdef", SALT, TIMESTAMP))
                .isEqualTo("6d25f9cdf2948a07c1d3f7189d57b5f7b5f40ee3");
    }

    @Test
    void the_signature_is_a_sha_512_in_which_empty_fields_count() {
        assertThat(SsoToken.signature(ID, "user_42", "dev@example.com", "", SALT, "1700000000000"))
                .isEqualTo("fe7cdecdefe6b2e3b96cac5be2d80e98d7e07b0a65f45e665fea6067cb2ceb06"
                        + "98f78d75aab2354cea7224e005c9112062e4c8ba48aa3c15036ec54787c4cf86");
    }

    @Test
    void the_same_token_in_capitals_proves_nothing() {
        assertThat(SsoToken.same(TOKEN.toUpperCase(Locale.ROOT), SsoToken.of(ID, SALT, TIMESTAMP)))
                .isFalse();
    }

    @Test
    void neither_a_part_of_the_token_nor_more_than_it_proves_anything() {
        for (int length = 0; length < TOKEN.length(); length++) {
            assertThat(SsoToken.same(TOKEN.substring(0, length), SsoToken.of(ID, SALT, TIMESTAMP)))
                    .isFalse();
        }
        assertThat(SsoToken.same(TOKEN + "0", SsoToken.of(ID, SALT, TIMESTAMP))).isFalse();
        assertThat(SsoToken.same(" " + TOKEN, SsoToken.of(ID, SALT, TIMESTAMP))).isFalse();
    }

    @Test
    void a_token_proves_only_its_own_id_and_time() {
        assertThat(SsoToken.same(TOKEN, SsoToken.of("vpn-7f3c2a91", SALT, TIMESTAMP)))
                .isFalse();
        assertThat(SsoToken.same(TOKEN, SsoToken.of(ID, SALT, "1700000001"))).isFalse();
        assertThat(SsoToken.same(TOKEN, SsoToken.of(ID, SALT, "01700000000"))).isFalse();
        assertThat(SsoToken.same(TOKEN, SsoToken.of(ID, Secret.of("another salt"), TIMESTAMP)))
                .isFalse();
    }
}
