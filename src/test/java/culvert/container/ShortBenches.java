package culvert.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;

/** The short forms of the benches that count something which must never be otherwise. */
interface ShortBenches {

    @LabTest
    default void a_closed_network_gets_no_packet_in_the_clear_over_ten_starts() {
        String table = Engine.run(List.of("env", "STARTS=10", "src/bench/closed"));

        assertThat(table).containsPattern("\\| closed \\| 10 \\| [1-9][0-9]* \\| 0 \\|");
        assertThat(table).containsPattern("\\| open \\| 3 \\| [1-9][0-9]* \\| [1-9][0-9]* \\|");
    }

    @LabTest
    default void a_vpnc_that_is_killed_ten_times_is_always_back_and_leaves_nothing() {
        String text = Engine.run(List.of("env", "KILLS=10", "src/bench/kill")).replace('\n', ' ');

        assertThat(text)
                .contains("routes into the tunnel 1, default routes 1, zombies 0,")
                .contains("the protected host says \"" + Lab.PROTECTED_TEXT + "\"");
    }

    @LabTest
    @Order(1)
    default void a_gateway_that_is_away_for_two_minutes_is_dialled_in_the_beat_and_at_little_cost() {
        String table = Engine.run(List.of("env", "DURATION=120", "src/bench/away"));

        assertThat(dials(table, "is silent")).isBetween(4, 6);
        // Dialled at once, four more times in the burst, then four times in the beat.
        assertThat(dials(table, "refuses")).isBetween(8, 10);
        // In starts of programs, which is what machines differ in: the first dials after the cut are in it.
        assertThat(programStartsASecond(table, "is silent")).isLessThan(25);
        assertThat(programStartsASecond(table, "refuses")).isLessThan(25);
    }

    private static int dials(String table, String gateway) {
        return Integer.parseInt(row(table, gateway).group(1));
    }

    private static double programStartsASecond(String table, String gateway) {
        return Double.parseDouble(row(table, gateway).group(2));
    }

    private static Matcher row(String table, String gateway) {
        Matcher row = Pattern.compile("\\| " + gateway + " \\| ([0-9]+) \\| [0-9.]+ % \\| ([0-9.]+) \\|")
                .matcher(table);
        assertThat(row.find()).as(table).isTrue();
        return row;
    }
}
