package culvert.limits;

import static org.assertj.core.api.Assertions.assertThat;

import culvert.limits.Places.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class PlacesTest {

    private static final long BETWEEN_LOOKS = Places.BETWEEN_LOOKS.toNanos();

    private final Places places = new Places(0);
    private long now;

    @Test
    void whoever_comes_when_as_many_wait_as_may_is_turned_away_until_one_is_answered() {
        Place first = fillAllPlaces();

        assertThat(enter(0).place).isEmpty();
        first.leave();
        assertThat(enter(0).place).isPresent();
        assertThat(enter(0).place).isEmpty();
    }

    @Test
    void a_place_is_given_back_once_however_often_it_is_left() {
        Place first = fillAllPlaces();

        first.leave();
        first.leave();

        assertThat(enter(0).place).isPresent();
        assertThat(enter(0).place).isEmpty();
    }

    @Test
    void those_who_still_send_keep_nobody_out() {
        admit(Places.MOST_SENDING, 100);
        pass(BETWEEN_LOOKS);

        assertThat(enter(0).place).isPresent();
    }

    @Test
    void whoever_has_finished_sending_counts_as_waiting_from_the_next_look_on() {
        admit(Places.MOST_WAITING, 100).forEach(guest -> guest.arrived = true);
        assertThat(enter(0).place).isPresent();

        pass(BETWEEN_LOOKS);

        assertThat(enter(0).place).isEmpty();
    }

    @Test
    void one_who_leaves_before_or_after_it_was_seen_to_have_arrived_leaves_nothing_behind() {
        List<Visitor> guests = admit(Places.MOST_WAITING, 100);
        guests.getFirst().place.orElseThrow().leave();
        guests.forEach(guest -> guest.arrived = true);
        places.look(now);
        guests.forEach(guest -> guest.place.orElseThrow().leave());

        assertThat(admit(Places.MOST_WAITING, 0)).allMatch(guest -> guest.place.isPresent());
        assertThat(enter(0).place).isEmpty();
    }

    @Test
    void of_too_many_who_send_those_are_cut_off_who_have_sent_longest() {
        List<Visitor> slow = admit(2, 100);
        pass(1);
        List<Visitor> others = admit(Places.MOST_SENDING, 100);

        places.look(now);

        assertThat(slow).allMatch(guest -> guest.cut);
        assertThat(others).noneMatch(guest -> guest.cut);
    }

    @Test
    void whoever_takes_longer_than_anybody_needs_is_cut_off() {
        Visitor slow = enter(Guest.UNKNOWN);
        pass(Places.LONGEST_SENDING.toNanos());
        places.look(now);
        assertThat(slow.cut).isFalse();

        pass(1);
        places.look(now);
        assertThat(slow.cut).isTrue();
    }

    @Test
    void large_bodies_and_those_of_unknown_length_are_let_in_a_few_at_a_time_and_others_pass_by() {
        List<Visitor> large = admit(Places.MOST_LARGE - 1, Places.LARGE + 1);
        large.add(enter(Guest.UNKNOWN));

        assertThat(large).allMatch(guest -> guest.place.isPresent());
        assertThat(enter(Places.LARGE + 1).place).isEmpty();
        assertThat(enter(Guest.UNKNOWN).place).isEmpty();
        assertThat(enter(Places.LARGE).place).isPresent();
        large.getFirst().place.orElseThrow().leave();
        assertThat(enter(Places.LARGE + 1).place).isPresent();
    }

    private Place fillAllPlaces() {
        return admit(Places.MOST_WAITING, 0).getFirst().place.orElseThrow();
    }

    private void pass(long nanos) {
        now += nanos;
    }

    private List<Visitor> admit(int many, long length) {
        return new ArrayList<>(
                IntStream.range(0, many).mapToObj(i -> enter(length)).toList());
    }

    private Visitor enter(long length) {
        Visitor guest = new Visitor(length);
        guest.place = places.admit(guest, now);
        return guest;
    }

    private static final class Visitor implements Guest {

        private final long length;
        private Optional<Place> place = Optional.empty();
        private boolean arrived;
        private boolean cut;

        Visitor(long length) {
            this.length = length;
        }

        @Override
        public long length() {
            return length;
        }

        @Override
        public boolean hasArrived() {
            return arrived;
        }

        @Override
        public void cutOff() {
            cut = true;
        }
    }
}
