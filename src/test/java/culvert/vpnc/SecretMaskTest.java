package culvert.vpnc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretMaskTest {

    private static final String BASE = """
            IPSec gateway 198.51.100.7
            IPSec ID remote-team
            IPSec secret "  S3cret Group "
            Xauth username alice
            Xauth password Tr0ub4dor
            """;

    private static final VpncConfig CURRENT = accepted(BASE);

    @Test
    void the_masked_text_holds_everything_but_the_secrets() {
        assertThat(SecretMask.mask(CURRENT)).isEqualTo("""
                IPSec gateway 198.51.100.7
                IPSec ID remote-team
                IPSec secret ********
                Xauth username alice
                Xauth password ********
                """);
    }

    @Test
    void a_config_prints_its_masked_text() {
        assertThat(CURRENT).hasToString(SecretMask.mask(CURRENT));
    }

    @Test
    void the_masked_text_comes_back_as_the_same_config() {
        assertThat(accepted(unmasked(SecretMask.mask(CURRENT)))).isEqualTo(CURRENT);
    }

    @Test
    void a_browser_sends_the_masked_text_with_other_line_ends() {
        assertThat(accepted(unmasked(SecretMask.mask(CURRENT).replace("\n", "\r\n"))))
                .isEqualTo(CURRENT);
    }

    @Test
    void a_new_secret_replaces_the_old_one_while_the_other_is_kept() {
        String edited = SecretMask.mask(CURRENT).replace("Xauth password ********", "Xauth password new one");

        assertThat(unmasked(edited))
                .contains("IPSec secret \"  S3cret Group \"\n")
                .contains("Xauth password new one\n");
    }

    @Test
    void the_name_may_be_written_in_any_case_and_with_any_blanks() {
        assertThat(unmasked("xauth PASSWORD \t ******** \n")).isEqualTo("Xauth password Tr0ub4dor\n");
    }

    @Test
    void the_mask_under_the_name_of_the_obfuscated_secret_is_the_secret_too() {
        assertThat(unmasked("IPSec obfuscated secret ********")).isEqualTo("IPSec secret \"  S3cret Group \"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# IPSec secret ********",
                " IPSec secret ********",
                "IPSec secret *******",
                "IPSec secret *********",
                "IPSec secret \"********\"",
                "IPSec secret ********\u0000",
                "IPSec secret=********",
                "IPSec ID ********",
                "\u0004\nIPSec secret ********",
                "",
            })
    void anything_else_stays_byte_for_byte(String text) {
        assertThat(unmasked(text)).isEqualTo(text);
    }

    @Test
    void a_line_that_vpnc_cuts_is_left_to_the_reader() {
        String cut = "IPSec secret ********" + " ".repeat(178) + "Script /x";
        String behindCut = "#".repeat(199) + "IPSec secret ********";

        assertThat(unmasked(cut)).isEqualTo(cut);
        assertThat(unmasked(behindCut)).isEqualTo(behindCut);
    }

    @Test
    void bytes_that_are_no_text_survive() {
        byte[] submitted = {'D', 'o', 'm', 'a', 'i', 'n', ' ', (byte) 0xE9, '\r', 'x'};

        assertThat(SecretMask.unmask(submitted, CURRENT)).isEqualTo(submitted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"IPSec secret ********", "IPSec secret \"********\"", "ipsec secret  ******** "})
    void a_mask_that_stands_for_nothing_is_refused(String line) {
        String text = BASE.replace("IPSec secret \"  S3cret Group \"", line);

        assertThat(VpncReader.read(text.getBytes(UTF_8)).findings()).anySatisfy(finding -> {
            assertThat(finding.code()).isEqualTo(Code.MASKED_SECRET);
            assertThat(finding.severity()).isEqualTo(Severity.ERROR);
            assertThat(finding.line()).isEqualTo(3);
        });
    }

    @Test
    void the_mask_is_no_secret_in_a_name_that_is_shown() {
        assertThat(accepted(BASE.replace("remote-team", SecretMask.MASK)).value(Directive.IPSEC_ID))
                .hasValue(SecretMask.MASK);
    }

    private static String unmasked(String submitted) {
        return new String(SecretMask.unmask(submitted.getBytes(UTF_8), CURRENT), UTF_8);
    }

    private static VpncConfig accepted(String text) {
        return ((Reading.Accepted) VpncReader.read(text.getBytes(UTF_8))).config();
    }
}
