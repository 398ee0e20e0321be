package culvert.sso;

import static org.assertj.core.api.Assertions.assertThat;

import culvert.security.BasicCredentials;
import culvert.security.Secret;
import culvert.testsupport.TimingDifference;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Whether the time of a refusal tells how much of a guess was right. {@code ./dev bench timing} measures it longer. */
final class ConstantTimeTest {

    private static final int SAMPLES = Integer.getInteger("culvert.timing.samples", 100_000);
    private static final long LONGEST_NANOS = 20_000;

    private final Secret salt = Secret.of("a1b2c3d4e5f60718293a4b5c6d7e8f90");
    private final String right = SsoToken.of("vpn-aaaaaaaaaaaaaaaa", salt, "1700000000");
    private final String nearlyRight = right.substring(0, 39) + "g";
    private final String wrongFromTheStart = "g" + right.substring(1);

    private int opened;

    @Test
    void a_token_that_is_nearly_right_takes_as_long_as_one_that_is_not() {
        double t = difference(
                guess -> SsoToken.same(guess, SsoToken.of("vpn-aaaaaaaaaaaaaaaa", salt, "1700000000")),
                nearlyRight,
                wrongFromTheStart);

        report("sign-on token, wrong in its last or its first character", t);
        assertThat(Math.abs(t)).isLessThan(TimingDifference.LIMIT);
    }

    @Test
    void a_password_that_is_nearly_right_takes_as_long_as_one_that_is_not() {
        Secret password = Secret.of("correct-horse-battery-staple");

        double t = difference(password::matches, "correct-horse-battery-staplf", "dorrect-horse-battery-staple");

        report("password, wrong in its last or its first character", t);
        assertThat(Math.abs(t)).isLessThan(TimingDifference.LIMIT);
    }

    @Test
    void a_right_name_takes_as_long_as_a_wrong_one() {
        var credentials = new BasicCredentials("scalingo-vpn-ipsec", Secret.of("correct-horse-battery-staple"));

        double t = difference(name -> credentials.match(name, "wrong"), "scalingo-vpn-ipsec", "scalingo-vpn-ipsed");

        report("name of Basic credentials, right or wrong", t);
        assertThat(Math.abs(t)).isLessThan(TimingDifference.LIMIT);
    }

    @Test
    void the_measurement_sees_a_comparison_that_stops_early() {
        double t = difference(this::naively, nearlyRight, wrongFromTheStart);

        report("a comparison that stops early, to show that the measurement sees one", t);
        assertThat(Math.abs(t)).isGreaterThan(TimingDifference.LIMIT);
    }

    private boolean naively(String guess) {
        String token = SsoToken.of("vpn-aaaaaaaaaaaaaaaa", salt, "1700000000");
        for (int i = 0; i < token.length(); i++) {
            if (guess.charAt(i) != token.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private double difference(Predicate<String> check, String one, String other) {
        Consumer<String> measured = guess -> {
            if (check.test(guess)) {
                opened++;
            }
        };
        double t = TimingDifference.between(measured, one, other, SAMPLES, LONGEST_NANOS);
        assertThat(opened).isZero();
        return t;
    }

    private static void report(String what, double t) {
        System.out.printf("timing: %s, %d samples: t = %.2f%n", what, SAMPLES, t);
    }
}
