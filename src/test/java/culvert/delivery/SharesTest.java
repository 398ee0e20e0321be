package culvert.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import culvert.resources.PlatformName;
import org.junit.jupiter.api.Test;

final class SharesTest {

    private final Shares shares = new Shares(1);

    @Test
    void a_full_share_takes_nobody_and_leaves_the_others_alone() {
        assertThat(shares.enter(PlatformName.SCALINGO)).isTrue();
        assertThat(shares.enter(PlatformName.SCALINGO)).isFalse();
        assertThat(shares.enter(PlatformName.HEROKU)).isTrue();
    }

    @Test
    void a_place_that_was_given_back_is_free() {
        assertThat(shares.enter(PlatformName.SCALINGO)).isTrue();
        shares.leave(PlatformName.SCALINGO);

        assertThat(shares.enter(PlatformName.SCALINGO)).isTrue();
    }
}
