package culvert.vpnc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObfuscatedSecretTest {

    @ParameterizedTest
    @ValueSource(strings = {"x", "seven77", "eight888", "  blanks\t", "pässwörd", "= doubtful", "\"quoted\""})
    void a_secret_is_decoded(String secret) {
        assertThat(decoded(Obfuscation.of(secret))).isEqualTo(secret);
    }

    @Test
    void the_case_of_the_digits_does_not_matter() {
        assertThat(decoded(Obfuscation.of("S3cret").toUpperCase(Locale.ROOT))).isEqualTo("S3cret");
    }

    @Test
    void a_decoded_secret_does_not_print_itself() {
        assertThat(ObfuscatedSecret.decode(Obfuscation.of("S3cret")).toString()).doesNotContain("S3cret");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 9, 16, 127, 128, 255})
    void a_padding_that_leads_vpnc_out_of_its_memory_is_refused(int padding) {
        byte[] padded = new byte[16];
        Arrays.fill(padded, (byte) padding);

        assertThat(code(Obfuscation.ofPadded(padded))).isEqualTo(Code.OBFUSCATION_ATTACK);
    }

    @Test
    void a_padding_whose_bytes_differ_is_refused() {
        assertThat(code(Obfuscation.ofPadded(new byte[] {'a', 'b', 'c', 'd', 'e', 2, 3, 3})))
                .isEqualTo(Code.OBFUSCATION_ATTACK);
        assertThat(decoded(Obfuscation.ofPadded(new byte[] {'a', 'b', 'c', 'd', 'e', 3, 3, 3})))
                .isEqualTo("abcde");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nothex", "0", "0x00", "00 00", "\uFF10\uFF10"})
    void what_is_no_even_number_of_digits_is_refused(String hex) {
        assertThat(code(hex)).isEqualTo(Code.OBFUSCATION_BROKEN);
    }

    @Test
    void a_cut_or_changed_value_is_refused() {
        String hex = Obfuscation.of("fifteen letters");

        assertThat(code(hex.substring(0, 80))).isEqualTo(Code.OBFUSCATION_BROKEN);
        assertThat(code(hex.substring(0, hex.length() - 2))).isEqualTo(Code.OBFUSCATION_BROKEN);
        assertThat(code(hex.substring(0, hex.length() - 16))).isEqualTo(Code.OBFUSCATION_BROKEN);
        assertThat(code(hex.substring(0, hex.length() - 1) + (hex.endsWith("0") ? "1" : "0")))
                .isEqualTo(Code.OBFUSCATION_BROKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\nScript /x", "a\rb", "a\u0000b", "a\u0004b", "a\u2028b", "a\u202Eb"})
    void a_clear_text_that_could_not_be_published_is_refused(String secret) {
        assertThat(code(Obfuscation.of(secret))).isEqualTo(Code.OBFUSCATION_CONTENT);
    }

    @Test
    void a_clear_text_that_is_not_utf8_is_refused() {
        assertThat(code(Obfuscation.ofPadded(new byte[] {'a', (byte) 0xE9, 6, 6, 6, 6, 6, 6})))
                .isEqualTo(Code.OBFUSCATION_CONTENT);
    }

    @Test
    void the_mask_of_the_page_is_no_secret_in_this_form_either() {
        assertThat(ObfuscatedSecret.check(Directive.IPSEC_OBFUSCATED_SECRET, Obfuscation.of(SecretMask.MASK)))
                .extracting(Remark::code)
                .containsExactly(Code.MASKED_SECRET);
    }

    @Test
    void a_decoded_secret_is_judged_like_one_in_clear() {
        assertThat(ObfuscatedSecret.check(Directive.XAUTH_OBFUSCATED_PASSWORD, Obfuscation.of("changeme")))
                .extracting(Remark::code)
                .containsExactly(Code.MANUAL_EXAMPLE);
    }

    private static String decoded(String hex) {
        return ((ObfuscatedSecret.Decoding.Clear) ObfuscatedSecret.decode(hex)).text();
    }

    private static Code code(String hex) {
        return ((ObfuscatedSecret.Decoding.Failed) ObfuscatedSecret.decode(hex))
                .remark()
                .code();
    }
}
