package culvert.tunnels;

import static culvert.tunnels.Runs.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TimelineTest {

    private final List<PastEvent> events = new ArrayList<>();
    private final List<TunnelRun> runs = new ArrayList<>();

    @Test
    void nothing_reported_is_nothing_drawn() {
        assertThat(timeline(1000)).isEmpty();
    }

    @Test
    void up_down_and_up_again() {
        say("web-1", Runs.starting(1, 0), Runs.connected(2, 10), Runs.lost(3, 110), Runs.connected(4, 120));

        assertThat(timeline(150).getFirst().spans())
                .containsExactly(
                        new Span(at(0), at(10), Span.Kind.DOWN, "starting"),
                        new Span(at(10), at(110), Span.Kind.UP, ""),
                        new Span(at(110), at(120), Span.Kind.DOWN, "gateway has vanished"),
                        new Span(at(120), at(150), Span.Kind.UP, ""));
    }

    @Test
    void availability_is_of_the_time_in_which_it_is_known() {
        say("web-1", Runs.connected(1, 0), Runs.lost(2, 75), Runs.stopped(3, 100));

        assertThat(timeline(5000).getFirst().availability().orElseThrow()).isEqualTo(0.75, within(0.001));
    }

    @Test
    void dialling_in_vain_again_and_again_is_one_outage() {
        say("web-1", Runs.failed(1, 0, 30), Runs.failed(2, 30, 30), Runs.failed(3, 60, 30), Runs.stopped(4, 90));

        assertThat(timeline(1000).getFirst().spans())
                .containsExactly(new Span(at(0), at(90), Span.Kind.DOWN, "gateway does not answer"));
    }

    @Test
    void after_its_end_there_is_no_such_container() {
        say("web-1", Runs.connected(1, 0), Runs.stopped(2, 60));
        say("web-1", Runs.starting(1, 500), Runs.connected(2, 510));

        assertThat(timeline(520).getFirst().spans())
                .extracting(Span::from, Span::until)
                .containsExactly(tuple(at(0), at(60)), tuple(at(500), at(510)), tuple(at(510), at(520)));
    }

    @Test
    void the_end_of_the_container_it_replaced_does_not_end_the_new_one() {
        TunnelRun old = say("web-1", Runs.connected(1, 0));
        say("web-1", Runs.starting(1, 50), Runs.connected(2, 60));
        keep(old, Runs.stopped(2, 70));

        assertThat(timeline(100).getFirst().spans().getLast()).isEqualTo(new Span(at(60), at(100), Span.Kind.UP, ""));
    }

    @Test
    void a_silence_in_between_is_not_known_and_what_was_before_goes_on_after_it() {
        TunnelRun run = say("web-1", Runs.connected(1, 0));
        events.add(PastEvent.of(new Silence(9, at(30), at(330)), run));
        runs.clear();
        runs.add(Runs.after(run, Runs.probe(9, 330)));

        assertThat(timeline(340).getFirst().spans())
                .containsExactly(
                        new Span(at(0), at(30), Span.Kind.UP, ""),
                        new Span(at(30), at(330), Span.Kind.UNKNOWN, "nothing was heard"),
                        new Span(at(330), at(340), Span.Kind.UP, ""));
    }

    @Test
    void a_silence_that_lasts_is_not_known_since_the_last_report() {
        say("web-1", Runs.connected(1, 0));

        assertThat(timeline(600).getFirst().spans())
                .containsExactly(new Span(at(0), at(600), Span.Kind.UNKNOWN, "nothing was heard"));
    }

    @Test
    void what_began_earlier_is_cut_at_the_edge() {
        say("web-1", Runs.connected(1, -5000));
        runs.clear();
        runs.add(Runs.after(Runs.having(Runs.connected(1, -5000)), Runs.probe(2, 90)));
        events.clear();
        events.add(PastEvent.of(Runs.connected(1, -5000), runs.getFirst(), at(-5000))
                .orElseThrow());

        assertThat(timeline(100).getFirst().spans()).containsExactly(new Span(at(0), at(100), Span.Kind.UP, ""));
    }

    private List<ContainerTimeline> timeline(long now) {
        return Timeline.of(events, runs, at(0), at(now));
    }

    private TunnelRun say(String container, TunnelEvent... told) {
        TunnelRun run = Runs.of(container, told);
        runs.removeIf(earlier -> earlier.container().equals(container));
        runs.add(run);
        keep(run, told);
        return run;
    }

    private void keep(TunnelRun run, TunnelEvent... told) {
        for (TunnelEvent event : told) {
            PastEvent.of(event, run, event.at()).ifPresent(events::add);
        }
    }
}
