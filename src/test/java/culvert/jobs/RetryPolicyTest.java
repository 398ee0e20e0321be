package culvert.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RetryPolicyTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final Duration WEEK = Duration.ofDays(7);

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "2, 2", "3, 4", "4, 8", "9, 256", "10, 300", "11, 300", "5000, 300"})
    void the_wait_doubles_up_to_five_minutes(int attempts, int seconds) {
        assertThat(noJitter().next(NOW, NOW, attempts, Optional.empty())).contains(NOW.plusSeconds(seconds));
    }

    @Test
    void jitter_moves_the_wait_by_up_to_a_fifth() {
        RetryPolicy earliest = new RetryPolicy(drawing(0), WEEK);
        RetryPolicy latest = new RetryPolicy(drawing(0.999_999), WEEK);

        assertThat(earliest.next(NOW, NOW, 10, Optional.empty())).contains(NOW.plusSeconds(240));
        assertThat(latest.next(NOW, NOW, 10, Optional.empty()).orElseThrow())
                .isBetween(NOW.plusSeconds(359), NOW.plusSeconds(360));
    }

    @Test
    void the_wish_of_the_platform_is_obeyed_when_it_is_longer() {
        assertThat(noJitter().next(NOW, NOW, 1, Optional.of(Duration.ofMinutes(7))))
                .contains(NOW.plus(Duration.ofMinutes(7)));
        assertThat(noJitter().next(NOW, NOW, 10, Optional.of(Duration.ofSeconds(1))))
                .contains(NOW.plusSeconds(300));
    }

    @Test
    void after_seven_days_it_is_given_up() {
        Instant firstDue = NOW.minus(WEEK);

        assertThat(noJitter().next(NOW, firstDue, 2000, Optional.empty())).isEmpty();
        assertThat(noJitter().next(NOW.minusMillis(1), firstDue, 2000, Optional.empty()))
                .as("the last attempt is made when the seven days are over, not after")
                .contains(NOW);
    }

    private static RetryPolicy noJitter() {
        return new RetryPolicy(drawing(0.5), WEEK);
    }

    private static RandomGenerator drawing(double number) {
        return new RandomGenerator() {
            @Override
            public long nextLong() {
                throw new UnsupportedOperationException();
            }

            @Override
            public double nextDouble() {
                return number;
            }
        };
    }
}
