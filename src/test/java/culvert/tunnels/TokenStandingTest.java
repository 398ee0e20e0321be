package culvert.tunnels;

import static culvert.tunnels.Runs.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class TokenStandingTest {

    private static final Duration LONG_AGO = Duration.ofHours(25);

    @Test
    void the_newest_version_may_report_for_ever() {
        assertThat(new TokenStanding(false, 3, NOON.minus(LONG_AGO)).isDead(3, NOON))
                .isFalse();
    }

    @Test
    void an_older_version_may_until_a_day_after_the_newest_reached_the_app() {
        assertThat(new TokenStanding(false, 3, null).isDead(2, NOON)).isFalse();
        assertThat(new TokenStanding(false, 3, NOON.minusSeconds(60)).isDead(2, NOON))
                .isFalse();
        assertThat(new TokenStanding(false, 3, NOON.minus(LONG_AGO)).isDead(2, NOON))
                .isTrue();
    }

    @Test
    void with_the_resource_every_token_is_dead_at_once() {
        assertThat(new TokenStanding(true, 3, null).isDead(3, NOON)).isTrue();
    }

    @Test
    void a_version_that_never_was_is_dead() {
        assertThat(new TokenStanding(false, 3, null).isDead(4, NOON)).isTrue();
    }
}
