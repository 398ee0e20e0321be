package culvert.tunnels;

import static culvert.tunnels.Runs.at;
import static org.assertj.core.api.Assertions.assertThat;

import culvert.tunnels.TunnelEvent.Impaired;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What holds for every story of a container, however odd: all of them up to a length are tried. */
final class EveryStoryTest {

    private static final Set<String> UNANSWERED = Set.of("nothing-comes-back", "port-unanswered", "probe-unanswered");

    /** All that a supervisor can say, by sequence and second. */
    private static final List<BiFunction<Integer, Long, TunnelEvent>> WORDS = List.of(
            Runs::starting,
            Runs::connected,
            Runs::probe,
            Runs::lost,
            Runs::stopped,
            (sequence, second) -> Runs.failed(sequence, second, 30),
            (sequence, second) -> new TunnelEvent.Tried(sequence, at(second), "dh14", false),
            (sequence, second) -> new Impaired(sequence, at(second), "nothing-comes-back", ""),
            (sequence, second) -> new Impaired(sequence, at(second), "probe-unanswered", ""),
            (sequence, second) -> new Impaired(sequence, at(second), "dns-unanswered", ""));

    @Test
    void it_is_never_called_connected_when_the_last_probe_failed_or_the_last_word_was_not_that_it_is_up() {
        everyStory(5, story -> {
            ContainerState state = state(Runs.having(story.toArray(TunnelEvent[]::new)));

            assertThat(state == ContainerState.CONNECTED && !isUp(story))
                    .as("%s", story)
                    .isFalse();
        });
    }

    @Test
    void it_is_called_connected_when_the_last_word_is_that_it_came_up_or_that_something_answered() {
        everyStory(4, story -> {
            TunnelEvent last = story.getLast();
            if (last instanceof TunnelEvent.Connected || last instanceof TunnelEvent.Probe) {
                assertThat(state(Runs.having(story.toArray(TunnelEvent[]::new))))
                        .as("%s", story)
                        .isEqualTo(ContainerState.CONNECTED);
            }
        });
    }

    @Test
    void reports_that_come_twice_and_in_any_order_lead_to_the_same_state() {
        everyStory(3, story -> {
            ContainerState inOrder = state(Runs.having(story.toArray(TunnelEvent[]::new)));
            for (List<TunnelEvent> order : ordersOf(story)) {
                List<TunnelEvent> twice = new ArrayList<>(order);
                twice.addAll(order);

                assertThat(state(heardAtTheEnd(twice)))
                        .as("%s as %s", story, order)
                        .isEqualTo(inOrder);
            }
        });
    }

    private static boolean isUp(List<TunnelEvent> story) {
        boolean up = false;
        for (TunnelEvent event : story) {
            up = switch (event) {
                case TunnelEvent.Connected connected -> true;
                case TunnelEvent.Probe probe -> true;
                case Impaired impaired -> !UNANSWERED.contains(impaired.cause());
                case TunnelEvent.Tried tried -> up;
                case TunnelEvent.Starting starting -> false;
                case TunnelEvent.Lost lost -> false;
                case TunnelEvent.Failed failed -> false;
                case TunnelEvent.Stopped stopped -> false;
            };
        }
        return up;
    }

    /** Each event in a report of its own, in this order; all come in when the last one has happened. */
    private static TunnelRun heardAtTheEnd(List<TunnelEvent> order) {
        Report first = new Report("web-1", UUID.randomUUID(), List.of(order.getFirst()));
        TunnelRun run = RunHistory.begin("vpn-a", 1, first, at(10));
        for (TunnelEvent event : order) {
            run = RunHistory.after(run, List.of(event), at(10)).run();
        }
        return run;
    }

    private static ContainerState state(TunnelRun run) {
        return ContainerState.of(run, at(11));
    }

    private static void everyStory(int longest, Consumer<List<TunnelEvent>> check) {
        tell(new ArrayList<>(), longest, check);
    }

    private static void tell(List<TunnelEvent> soFar, int longest, Consumer<List<TunnelEvent>> check) {
        if (!soFar.isEmpty()) {
            check.accept(soFar);
        }
        if (soFar.size() == longest) {
            return;
        }
        for (BiFunction<Integer, Long, TunnelEvent> word : WORDS) {
            soFar.add(word.apply(soFar.size() + 1, soFar.size() + 1L));
            tell(soFar, longest, check);
            soFar.removeLast();
        }
    }

    private static List<List<TunnelEvent>> ordersOf(List<TunnelEvent> events) {
        if (events.isEmpty()) {
            return List.of(List.of());
        }
        List<List<TunnelEvent>> orders = new ArrayList<>();
        for (TunnelEvent first : events) {
            List<TunnelEvent> rest = new ArrayList<>(events);
            rest.remove(first);
            for (List<TunnelEvent> order : ordersOf(rest)) {
                List<TunnelEvent> whole = new ArrayList<>(List.of(first));
                whole.addAll(order);
                orders.add(whole);
            }
        }
        return orders;
    }
}
