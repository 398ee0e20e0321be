package culvert.tunnels;

import static org.assertj.core.api.Assertions.assertThat;

import culvert.testsupport.SettableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class AllowanceTest {

    private final SettableClock clock = new SettableClock();
    private final Allowance allowance = new Allowance(clock);

    @Test
    void a_flood_empties_its_own_bucket_only() {
        assertThat(allowance.take("vpn-a", Allowance.FULL)).isTrue();
        assertThat(allowance.take("vpn-a", Allowance.A_SECOND * 10)).isFalse();

        assertThat(allowance.take("vpn-b", 1)).isTrue();
    }

    @Test
    void it_fills_again() {
        allowance.take("vpn-a", Allowance.FULL);
        clock.advance(Duration.ofSeconds(10));

        assertThat(allowance.take("vpn-a", Allowance.A_SECOND * 10)).isTrue();
        assertThat(allowance.take("vpn-a", Allowance.A_SECOND * 5)).isFalse();
    }
}
