package culvert.tunnels;

import static culvert.tunnels.Runs.at;
import static culvert.tunnels.Runs.connected;
import static culvert.tunnels.Runs.failed;
import static culvert.tunnels.Runs.having;
import static culvert.tunnels.Runs.lost;
import static culvert.tunnels.Runs.probe;
import static culvert.tunnels.Runs.starting;
import static culvert.tunnels.Runs.stopped;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From what was heard to what is said, on the page and elsewhere. */
final class StatusTest {

    @Test
    void each_phase_is_said_as_it_is() {
        assertThat(state(having(starting(1, 0)), 10)).isEqualTo(ContainerState.STARTING);
        assertThat(state(having(connected(1, 0)), 10)).isEqualTo(ContainerState.CONNECTED);
        assertThat(state(having(connected(1, 0), lost(2, 5)), 10)).isEqualTo(ContainerState.LOST);
        assertThat(state(having(failed(1, 0, 30)), 10)).isEqualTo(ContainerState.FAILED);
        assertThat(state(having(connected(1, 0), stopped(2, 5)), 10)).isEqualTo(ContainerState.GONE);
    }

    @Test
    void nothing_heard_for_90_seconds_is_silence() {
        TunnelRun run = having(connected(1, 0), probe(2, 30));

        assertThat(state(run, 119)).isEqualTo(ContainerState.CONNECTED);
        assertThat(state(run, 120)).isEqualTo(ContainerState.SILENT);
        assertThat(ContainerState.since(run, at(120))).isEqualTo(at(30));
    }

    @Test
    void a_supervisor_that_announced_a_late_dial_may_be_quiet_until_then() {
        TunnelRun run = having(failed(1, 0, 300));

        assertThat(state(run, 389)).isEqualTo(ContainerState.FAILED);
        assertThat(state(run, 390)).isEqualTo(ContainerState.SILENT);
    }

    @Test
    void after_an_hour_of_silence_it_is_gone() {
        TunnelRun run = having(connected(1, 0));

        assertThat(state(run, 90 + 3599)).isEqualTo(ContainerState.SILENT);
        assertThat(state(run, 90 + 3600)).isEqualTo(ContainerState.GONE);
    }

    @Test
    void a_tunnel_whose_probe_failed_is_not_connected() {
        assertThat(state(having(connected(1, 0), probe(2, 30), lost(3, 45)), 46))
                .isNotEqualTo(ContainerState.CONNECTED);
    }

    @ParameterizedTest
    @CsvSource({
        "'', UNKNOWN",
        "SILENT, UNKNOWN",
        "GONE, UNKNOWN",
        "SILENT SILENT GONE, UNKNOWN",
        "CONNECTED, CONNECTED",
        "CONNECTED CONNECTED GONE, CONNECTED",
        "CONNECTED SILENT, PARTLY",
        "CONNECTED FAILED, PARTLY",
        "CONNECTED STARTING, PARTLY",
        "CONNECTED LOST, PARTLY",
        "STARTING, STARTING",
        "STARTING SILENT, STARTING",
        "STARTING FAILED, DOWN",
        "FAILED, DOWN",
        "LOST, DOWN",
        "FAILED SILENT, DOWN",
    })
    void the_resource_is_what_its_containers_are(String containers, TunnelsState expected) {
        List<ContainerState> states = List.of(containers.split(" ")).stream()
                .filter(word -> !word.isEmpty())
                .map(ContainerState::valueOf)
                .toList();

        assertThat(TunnelsState.of(states)).isEqualTo(expected);
    }

    @Test
    void without_any_report_nobody_can_know() {
        ResourceStatus status = ResourceStatus.of(List.of(), at(0));

        assertThat(status.state()).isEqualTo(TunnelsState.UNKNOWN);
        assertThat(status.heard()).isFalse();
    }

    @Test
    void of_a_container_only_its_newest_start_counts() {
        TunnelRun old = Runs.of("web-1", connected(1, 0));
        TunnelRun fresh = Runs.of("web-1", starting(1, 40));

        ResourceStatus status = ResourceStatus.of(List.of(fresh, old), at(50));

        assertThat(status.containers()).extracting(ContainerStatus::run).containsExactly(fresh);
        assertThat(status.state()).isEqualTo(TunnelsState.STARTING);
    }

    @Test
    void containers_stand_in_the_order_a_person_counts() {
        List<TunnelRun> runs = List.of(
                Runs.of("web-10", connected(1, 0)),
                Runs.of("web-2", connected(1, 0)),
                Runs.of("clock-1", failed(1, 0, 30)));

        ResourceStatus status = ResourceStatus.of(runs, at(5));

        assertThat(status.containers())
                .extracting(ContainerStatus::container)
                .containsExactly("clock-1", "web-2", "web-10");
        assertThat(status.connected()).isEqualTo(2);
        assertThat(status.state()).isEqualTo(TunnelsState.PARTLY);
    }

    private static ContainerState state(TunnelRun run, long second) {
        return ContainerState.of(run, at(second));
    }
}
