package culvert.vpnc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretStrengthTest {

    private static final String TEXT = """
        IKE DH Group dh14
        IPSec gateway 198.51.100.7
        IPSec ID remote-team
        IPSec secret SECRET
        Xauth username alice
        Xauth password Tr0ub4dor
        Debug 1
        """;

    @ParameterizedTest
    @ValueSource(strings = {"a", "password1", "S3cretGroup", "cisco123"})
    void what_falls_within_hours_is_called_guessable(String secret) {
        assertThat(judged(secret).findings()).first().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(Code.GUESSABLE_SECRET);
            assertThat(finding.line()).isEqualTo(4);
            assertThat(finding.excerpt()).doesNotContain(secret);
            assertThat(finding.message()).contains("one core");
        });
    }

    @Test
    void what_falls_to_a_large_attacker_is_called_weak() {
        assertThat(judged("vK9#qLx27!mTz0").findings())
                .extracting(Finding::code)
                .contains(Code.WEAK_SECRET);
    }

    @Test
    void a_generated_secret_is_neither() {
        String secret = SecretStrength.generate(new SecureRandom());

        assertThat(secret).hasSize(36).matches("[A-Za-z2-9]+");
        assertThat(SecretStrength.of(secret).bits()).isGreaterThan(SecretStrength.STRONG_FROM);
        assertThat(judged(secret).findings()).extracting(Finding::code).containsExactly(Code.NEEDLESS_DIRECTIVE);
    }

    @Test
    void what_is_made_of_the_names_that_an_attacker_knows_is_guessed_first() {
        assertThat(judged("remote-team-198.51.100.7").findings())
                .extracting(Finding::code)
                .contains(Code.GUESSABLE_SECRET);
        assertThat(SecretStrength.of("remote-team-198.51.100.7").isGuessable()).isFalse();
    }

    @Test
    void a_text_that_is_refused_for_something_else_is_judged_too() {
        byte[] text = "Script /x\nIPSec secret a\nDebug 99\n".getBytes(UTF_8);
        Reading refused = VpncReader.read(text);

        Reading judged = SecretStrength.of(text).orElseThrow().addTo(refused, text);

        assertThat(judged).isInstanceOf(Reading.Refused.class);
        assertThat(judged.findings())
                .containsAll(refused.findings())
                .hasSize(refused.findings().size() + 1);
        assertThat(judged.findings())
                .filteredOn(finding -> finding.line() > 1)
                .extracting(Finding::code)
                .containsExactly(Code.GUESSABLE_SECRET, Code.LOGS_SECRETS);
    }

    @Test
    void the_secret_in_force_is_judged_whatever_its_form() {
        String strong = SecretStrength.generate(new SecureRandom());

        assertThat(bitsOf("IPSec obfuscated secret " + Obfuscation.of("a"))).isLessThan(SecretStrength.GUESSABLE_BELOW);
        assertThat(bitsOf("IPSec secret " + strong + "\nIPSec secret a")).isGreaterThan(SecretStrength.STRONG_FROM);
        assertThat(bitsOf("IPSec secret [secret]\nIPSec secret " + strong)).isGreaterThan(SecretStrength.STRONG_FROM);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Xauth password a",
                "IPSec secret",
                "IPSec secret \"\"",
                "IPSec secret ********",
                "# IPSec secret a",
                "IPSec obfuscated secret 00",
            })
    void a_text_without_a_sound_secret_is_not_judged(String text) {
        assertThat(SecretStrength.of(text.getBytes(UTF_8))).isEmpty();
    }

    @Test
    void a_secret_behind_the_cut_of_a_long_line_is_not_judged() {
        assertThat(SecretStrength.of(("#".repeat(199) + "IPSec secret a").getBytes(UTF_8)))
                .isEmpty();
    }

    @Test
    void a_found_secret_does_not_print_itself() {
        assertThat(GroupSecret.in("IPSec secret hunter2".getBytes(UTF_8)).orElseThrow())
                .hasToString("GroupSecret[********]");
    }

    @Test
    void a_very_long_secret_is_judged_by_its_beginning() {
        assertThat(SecretStrength.of("a".repeat(186)).bits()).isLessThan(SecretStrength.GUESSABLE_BELOW);
    }

    @ParameterizedTest
    @CsvSource({
        "10, less than a second",
        "21, 1 second",
        "27, 2 minutes",
        "33, 2 hours",
        "40, 9 days",
        "50, 25 years",
        "112, more than a million years",
    })
    void the_cost_is_said_in_words(double bits, String words) {
        assertThat(new SecretStrength(bits).timeOnOneCore()).isEqualTo(words);
    }

    @Test
    void the_limits_belong_to_the_better_side() {
        assertThat(new SecretStrength(SecretStrength.GUESSABLE_BELOW).isGuessable())
                .isFalse();
        assertThat(new SecretStrength(39.9).isGuessable()).isTrue();
        assertThat(new SecretStrength(SecretStrength.STRONG_FROM).isStrong()).isTrue();
        assertThat(new SecretStrength(111.9).isStrong()).isFalse();
    }

    private static Reading judged(String secret) {
        byte[] text = TEXT.replace("SECRET", secret).getBytes(UTF_8);
        return SecretStrength.of(text).orElseThrow().addTo(VpncReader.read(text), text);
    }

    private static double bitsOf(String text) {
        return SecretStrength.of(text.getBytes(UTF_8)).orElseThrow().bits();
    }
}
