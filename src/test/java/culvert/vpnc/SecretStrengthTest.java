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
    void a_refused_text_stays_as_it_is() {
        byte[] text = "IPSec secret a\nScript /x\n".getBytes(UTF_8);
        Reading refused = VpncReader.read(text);

        assertThat(SecretStrength.judge(text, refused)).isSameAs(refused);
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

    private static Reading judged(String secret) {
        byte[] text = TEXT.replace("SECRET", secret).getBytes(UTF_8);
        return SecretStrength.judge(text, VpncReader.read(text));
    }
}
