package culvert.notices;

import static culvert.notices.Level.DOWN;
import static culvert.notices.Level.PARTLY;
import static culvert.notices.Level.UP;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class StandingTest {

    private static final Instant BEGIN = Instant.parse("2026-11-28T10:00:00Z");

    @Test
    void a_cut_that_mends_itself_within_a_minute_is_not_told() {
        assertThat(told(UP, at(0, DOWN), at(3, UP))).isEmpty();
    }

    @Test
    void a_cut_of_more_than_a_minute_is_told_and_so_is_its_end() {
        assertThat(told(UP, at(0, DOWN), at(300, UP))).containsExactly("70 down", "330 up");
    }

    @Test
    void what_was_so_when_somebody_began_to_listen_is_not_told() {
        assertThat(told(UP, at(0, UP))).isEmpty();
        assertThat(told(DOWN, at(0, DOWN), at(600, UP))).containsExactly("630 up");
    }

    @Test
    void the_first_tunnel_of_a_resource_is_told() {
        assertThat(told(null, at(0, UP))).containsExactly("30 up");
        assertThat(told(null, at(0, DOWN))).containsExactly("70 down");
    }

    @Test
    void it_is_told_when_it_gets_worse_but_not_when_it_is_only_less_bad() {
        assertThat(told(UP, at(0, PARTLY), at(900, DOWN), at(1800, PARTLY), at(2400, UP)))
                .containsExactly("70 down", "970 down", "2430 up");
    }

    @Test
    void a_tunnel_that_comes_and_goes_is_told_once_and_its_end_when_it_stays_up() {
        List<Change> changes = new ArrayList<>();
        for (int second = 0; second < 3600; second += 40) {
            changes.add(at(second, DOWN));
            changes.add(at(second + 20, UP));
        }

        assertThat(told(UP, changes.toArray(Change[]::new)))
                .hasSize(2)
                .satisfies(two -> assertThat(two.getFirst()).endsWith("down"))
                .satisfies(two -> assertThat(two.getLast()).isEqualTo("3610 up"));
    }

    @Test
    void at_the_very_worst_there_are_six_pairs_an_hour() {
        List<Change> changes = new ArrayList<>();
        for (int second = 0; second < 3600; second += 150) {
            changes.add(at(second, DOWN));
            changes.add(at(second + 75, UP));
        }

        assertThat(told(UP, changes.toArray(Change[]::new))).hasSizeLessThanOrEqualTo(12);
    }

    @Test
    void of_what_nobody_knows_nothing_is_told() {
        assertThat(told(UP, at(0, null))).isEmpty();
        assertThat(told(DOWN, at(0, null))).isEmpty();
    }

    @Test
    void how_often_it_changed_is_counted_from_notice_to_notice() {
        Standing told = new Standing(Optional.of(UP), Optional.empty(), Optional.of(BEGIN), Optional.of(BEGIN), 7)
                .look(Optional.of(DOWN), BEGIN.plusSeconds(60))
                .next();

        assertThat(told.changes()).isZero();
    }

    private record Change(int second, Optional<Level> level) {}

    private static Change at(int second, @Nullable Level level) {
        return new Change(second, Optional.ofNullable(level));
    }

    /** Runs the watch over two hours as the jobs do: a look within ten seconds of a change, and when the last look said so. */
    private static List<String> told(@Nullable Level before, Change... changes) {
        TreeMap<Integer, Optional<Level>> levels = new TreeMap<>();
        for (Change change : changes) {
            levels.put(change.second(), change.level());
        }
        Standing standing = Standing.beginning(Optional.ofNullable(before));
        List<String> told = new ArrayList<>();
        Optional<Instant> due = Optional.empty();
        for (int second = 0; second < 7200; second++) {
            Instant now = BEGIN.plusSeconds(second);
            if (levels.containsKey(second)) {
                standing = new Standing(
                        standing.told(),
                        standing.toldAt(),
                        standing.deviatesSince(),
                        Optional.of(now),
                        standing.changes() + 1);
                Instant soon = now.plusSeconds(10);
                due = Optional.of(due.filter(soon::isAfter).orElse(soon));
            }
            if (due.isPresent() && !now.isBefore(due.get())) {
                Standing.Look look = standing.look(levels.floorEntry(second).getValue(), now);
                standing = look.next();
                due = look.again();
                String when = second + " ";
                look.tell().ifPresent(event -> told.add(when + event.words()));
            }
        }
        return told;
    }
}
