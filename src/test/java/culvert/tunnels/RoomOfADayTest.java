package culvert.tunnels;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

final class RoomOfADayTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 28);

    @Test
    void what_fits_into_the_day_is_taken_and_what_does_not_is_counted() {
        RoomOfADay room = new RoomOfADay(new TunnelDay(DAY, 0, TunnelDay.MOST_EVENTS - 2, 7));

        assertThat(room.takeEvent()).isTrue();
        assertThat(room.takeEvent()).isTrue();
        assertThat(room.takeEvent()).isFalse();
        assertThat(room.takeEvent()).isFalse();

        assertThat(room.events()).isEqualTo(2);
        assertThat(room.leftOut()).as("of this batch alone").isEqualTo(2);
    }

    @Test
    void starts_have_a_bound_of_their_own() {
        RoomOfADay room = new RoomOfADay(new TunnelDay(DAY, TunnelDay.MOST_RUNS - 1, 0, 0));

        assertThat(room.takeRun()).isTrue();
        assertThat(room.takeRun()).isFalse();
        assertThat(room.takeEvent()).isTrue();
        assertThat(room.runs()).isEqualTo(1);
    }

    @Test
    void an_event_that_came_twice_takes_no_room() {
        RoomOfADay room = new RoomOfADay(new TunnelDay(DAY, 0, 0, 0));
        assertThat(room.isUsed()).isFalse();
        room.takeEvent();
        assertThat(room.isUsed()).isTrue();

        room.giveBackEvent();

        assertThat(room.isUsed()).isFalse();
    }

    @Test
    void a_day_is_incomplete_when_something_was_left_out_or_no_further_start_would_be_taken() {
        assertThat(new TunnelDay(DAY, 100, TunnelDay.MOST_EVENTS, 0).isIncomplete())
                .isFalse();
        assertThat(new TunnelDay(DAY, 100, TunnelDay.MOST_EVENTS, 1).isIncomplete())
                .isTrue();
        assertThat(new TunnelDay(DAY, TunnelDay.MOST_RUNS, 0, 0).isIncomplete()).isTrue();
    }
}
