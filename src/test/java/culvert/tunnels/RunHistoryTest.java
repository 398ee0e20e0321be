package culvert.tunnels;

import static culvert.tunnels.Runs.after;
import static culvert.tunnels.Runs.at;
import static culvert.tunnels.Runs.connected;
import static culvert.tunnels.Runs.failed;
import static culvert.tunnels.Runs.having;
import static culvert.tunnels.Runs.lost;
import static culvert.tunnels.Runs.probe;
import static culvert.tunnels.Runs.starting;
import static culvert.tunnels.Runs.stopped;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class RunHistoryTest {

    @Test
    void a_tunnel_that_comes_up_has_what_the_gateway_gave_it() {
        TunnelRun run = having(starting(1, 0), connected(2, 3));

        assertThat(run.phase()).isEqualTo(Phase.CONNECTED);
        assertThat(run.since()).isEqualTo(at(3));
        assertThat(run.firstConnectedAt()).contains(at(3));
        assertThat(run.link().address()).isEqualTo("10.92.0.1");
        assertThat(run.link().networks()).containsExactly("10.91.0.0/24");
    }

    @Test
    void failing_again_does_not_move_the_time_since_when_it_fails() {
        TunnelRun run = having(starting(1, 0), failed(2, 10, 30), failed(3, 40, 30));

        assertThat(run.since()).isEqualTo(at(10));
        assertThat(run.failures()).isEqualTo(2);
        assertThat(run.trouble().orElseThrow().cause()).isEqualTo("no-answer");
    }

    @Test
    void coming_up_again_ends_the_count_of_failures_but_not_the_memory_of_the_first_time() {
        TunnelRun run = having(starting(1, 0), connected(2, 3), lost(3, 50), failed(4, 51, 30), connected(5, 80));

        assertThat(run.failures()).isZero();
        assertThat(run.nextAttemptSeconds()).isZero();
        assertThat(run.firstConnectedAt()).contains(at(3));
        assertThat(run.trouble()).isPresent();
    }

    @Test
    void an_answer_from_behind_the_tunnel_proves_that_it_is_up() {
        TunnelRun run = having(starting(1, 0), failed(2, 10, 30), probe(9, 300));

        assertThat(run.phase()).isEqualTo(Phase.CONNECTED);
        assertThat(run.since()).isEqualTo(at(300));
        assertThat(run.probe().orElseThrow().roundTripMilliseconds()).isEqualTo(12.5);
    }

    @Test
    void a_probe_of_an_earlier_connection_says_nothing_about_this_one() {
        TunnelRun run = having(connected(1, 0), probe(2, 30), lost(3, 40), connected(4, 41));

        assertThat(run.probe()).isEmpty();
    }

    @Test
    void an_impairment_leaves_the_tunnel_up_until_it_is_taken_back() {
        TunnelEvent impaired =
                new TunnelEvent.Impaired(2, at(10), "large-packets-lost", "large packets are lost in the tunnel");
        TunnelRun run = having(connected(1, 0), impaired, probe(3, 30));

        assertThat(run.phase()).isEqualTo(Phase.CONNECTED);
        assertThat(run.trouble().orElseThrow().isImpairment()).isTrue();
        assertThat(after(run, connected(4, 60)).trouble()).isEmpty();
    }

    @Test
    void a_tunnel_through_which_nothing_comes_back_is_not_called_connected() {
        TunnelRun run = having(
                connected(1, 0), new TunnelEvent.Impaired(2, at(10), "nothing-comes-back", "nothing comes back"));

        assertThat(ContainerState.of(run, at(11))).isEqualTo(ContainerState.UNPROVEN);
        assertThat(ContainerState.of(after(run, connected(3, 40)), at(41))).isEqualTo(ContainerState.CONNECTED);
    }

    @Test
    void the_cause_of_a_cut_is_remembered_when_the_tunnel_is_up_again() {
        assertThat(having(connected(1, 0), lost(2, 9), connected(3, 10))
                        .trouble()
                        .orElseThrow()
                        .isImpairment())
                .isFalse();
    }

    @Test
    void replays_change_nothing() {
        TunnelRun run = having(starting(1, 0), connected(2, 3), lost(3, 9));

        assertThat(after(run, connected(2, 3), starting(1, 0)).phase()).isEqualTo(Phase.LOST);
        assertThat(after(run, lost(3, 9))).isEqualTo(run);
    }

    @Test
    void the_order_within_a_report_does_not_matter() {
        List<TunnelEvent> events = new ArrayList<>(
                List.of(starting(1, 0), connected(2, 3), probe(3, 30), lost(4, 40), failed(5, 41, 30), stopped(6, 50)));
        Report report = new Report("web-1", UUID.randomUUID(), events);
        TunnelRun begun = RunHistory.begin("vpn-a", 1, report, at(60));
        TunnelRun inOrder = RunHistory.after(begun, events, at(60)).run();
        Random random = new Random(42);
        for (int i = 0; i < 50; i++) {
            Collections.shuffle(events, random);

            assertThat(RunHistory.after(begun, events, at(60)).run()).isEqualTo(inOrder);
        }
    }

    @Test
    void a_time_ahead_of_ours_counts_as_now_and_one_of_long_ago_as_yesterday() {
        Instant received = at(0);

        assertThat(RunHistory.within(at(3600), received)).isEqualTo(received);
        assertThat(RunHistory.within(Instant.EPOCH, received)).isEqualTo(received.minus(Duration.ofDays(1)));
        assertThat(RunHistory.within(at(-5), received)).isEqualTo(at(-5));
    }

    @Test
    void a_time_without_events_is_a_silence() {
        TunnelRun run = having(starting(1, 0), connected(2, 3), probe(3, 33));

        var told = RunHistory.after(run, List.of(probe(4, 333)), at(333));

        assertThat(told.silences()).containsExactly(new Silence(4, at(33), at(333)));
    }

    @Test
    void what_was_kept_while_the_broker_was_away_leaves_no_silence() {
        TunnelRun run = having(starting(1, 0), connected(2, 3), probe(3, 33));

        var told = RunHistory.after(run, List.of(probe(4, 63), probe(5, 93), probe(6, 123)), at(3600));

        assertThat(told.silences()).isEmpty();
    }

    @Test
    void an_announced_late_dial_is_no_silence() {
        TunnelRun run = having(starting(1, 0), failed(2, 5, 300));

        assertThat(RunHistory.after(run, List.of(failed(3, 310, 300)), at(310)).silences())
                .isEmpty();
    }
}
