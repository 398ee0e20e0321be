package culvert.limits;

import static org.assertj.core.api.Assertions.assertThat;

import culvert.testsupport.SettableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class FailedLoginsTest {

    // Real time goes on while the test runs.
    private static final Duration MOMENT = Duration.ofMillis(900);

    private final SettableClock clock = new SettableClock();
    private final FailedLogins failed = new FailedLogins(clock);

    @Test
    void sixty_failures_in_a_minute_are_answered_at_once() {
        for (int i = 0; i < FailedLogins.AT_ONCE; i++) {
            assertThat(failed.count("a")).isZero();
        }
    }

    @Test
    void from_then_on_one_a_second_is_answered() {
        fail(FailedLogins.AT_ONCE);

        assertThat(failed.count("a")).isCloseTo(Duration.ofSeconds(1), MOMENT);
        assertThat(failed.count("a")).isCloseTo(Duration.ofSeconds(2), MOMENT);
    }

    @Test
    void somebody_else_is_not_slowed() {
        fail(1000);

        assertThat(failed.count("b")).isZero();
    }

    @Test
    void when_too_many_wait_the_next_is_not_answered_and_the_line_gets_no_longer() {
        fail(5000);

        assertThat(failed.count("a")).isGreaterThan(FailedLogins.LONGEST_WAIT);
        pass(Duration.ofSeconds(60));
        assertThat(failed.count("a")).isZero();
    }

    @Test
    void a_minute_of_rest_forgives_everything() {
        fail(FailedLogins.AT_ONCE);
        pass(Duration.ofMinutes(1));

        for (int i = 0; i < FailedLogins.AT_ONCE; i++) {
            assertThat(failed.count("a")).isZero();
        }
    }

    @Test
    void a_million_addresses_cost_no_more_memory_than_some_thousand() {
        for (int i = 0; i < 1_000_000; i++) {
            failed.count("address " + i);
        }

        assertThat(failed.addresses()).isLessThanOrEqualTo(FailedLogins.MOST_ADDRESSES + 1);
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            failed.count("a");
        }
    }

    private void pass(Duration time) {
        clock.advance(time);
    }
}
