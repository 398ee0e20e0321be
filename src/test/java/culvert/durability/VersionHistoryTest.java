package culvert.durability;

import static culvert.durability.SaveAttempt.Told.NOTHING;
import static culvert.durability.SaveAttempt.Told.SAVED;
import static culvert.durability.SaveAttempt.Told.STALE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class VersionHistoryTest {

    private static final VersionHistory TWO_TABS = new VersionHistory(List.of(
            new SaveAttempt(0, "a", SAVED),
            new SaveAttempt(0, "b", STALE),
            new SaveAttempt(1, "c", NOTHING),
            new SaveAttempt(2, "d", SAVED)));

    @Test
    void what_everybody_was_told_fits_what_is_there() {
        assertThat(TWO_TABS.anomalies(List.of("a", "c", "d"))).isEmpty();
        assertThat(new VersionHistory(List.of(new SaveAttempt(0, "a", NOTHING))).anomalies(List.of()))
                .isEmpty();
    }

    @Test
    void a_lost_save_is_found() {
        assertThat(TWO_TABS.anomalies(List.of("a", "c")))
                .contains("a save from version 2 was acknowledged and is lost");
    }

    @Test
    void an_update_over_somebody_elses_is_found() {
        assertThat(new VersionHistory(List.of(new SaveAttempt(0, "a", SAVED), new SaveAttempt(0, "b", SAVED)))
                        .anomalies(List.of("a", "b")))
                .containsExactly("version 2 was made from version 0");
    }

    @Test
    void a_refused_save_that_is_there_is_found() {
        assertThat(TWO_TABS.anomalies(List.of("b", "c", "d")))
                .contains("a save from version 0 was refused and is there");
    }

    @Test
    void a_refusal_without_a_reason_is_found() {
        assertThat(new VersionHistory(List.of(new SaveAttempt(0, "a", STALE))).anomalies(List.of()))
                .containsExactly("a save from version 0 was refused though nobody saved since");
    }

    @Test
    void a_double_and_a_stranger_are_found() {
        assertThat(new VersionHistory(List.of(new SaveAttempt(0, "a", SAVED))).anomalies(List.of("a", "a", "x")))
                .contains("version 2 is there twice", "version 3 is a text that nobody saved");
    }
}
