package culvert.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;

/** The tunnel is cut in the ways it is cut in real life, noticed, and comes back; the app never stops. */
interface Outages {

    @LabTest
    default void a_killed_gateway_is_noticed_and_the_app_reads_again_when_it_is_back() {
        try (Connected connected = new Connected()) {
            connected.awaitTunnel();
            Lab.docker()
                    .killContainerCmd(connected.lab().gateway().getContainerId())
                    .exec();
            await().atMost(Duration.ofSeconds(5))
                    // Its host refuses packets for a moment, or nobody answers any more: whichever is seen first.
                    .untilAsserted(() -> assertThat(connected.app().log())
                            .containsPattern(
                                    "-----> VPN connection lost: (gateway refuses connections|tunnel carries nothing any more);"
                                            + " reconnecting now"));

            Lab.docker()
                    .startContainerCmd(connected.lab().gateway().getContainerId())
                    .exec();

            connected.awaitConnections(2);
            assertThat(connected.app().page()).isEqualTo(Lab.PROTECTED_TEXT);
        }
    }

    @LabTest
    default void a_gateway_that_falls_silent_is_noticed_by_the_probe() {
        try (Connected connected = new Connected()) {
            connected.awaitTunnel();
            Lab.docker()
                    .pauseContainerCmd(connected.lab().gateway().getContainerId())
                    .exec();
            await().atMost(Duration.ofSeconds(5))
                    .untilAsserted(() -> assertThat(connected.app().log())
                            .contains("-----> VPN connection lost: tunnel carries nothing any more; reconnecting now"));

            Lab.docker()
                    .unpauseContainerCmd(connected.lab().gateway().getContainerId())
                    .exec();

            connected.awaitConnections(2);
            assertThat(connected.app().page()).isEqualTo(Lab.PROTECTED_TEXT);
        }
    }

    @LabTest
    default void a_gateway_that_has_dropped_the_keys_and_keeps_the_rest_is_noticed_by_the_probe() {
        try (Connected connected = new Connected()) {
            connected.awaitTunnel();
            new DemoApp(connected.lab().gateway())
                    .shell("swanctl --terminate --child protected --uri unix:///run/charon.vici");

            connected.awaitConnections(2);
            assertThat(connected.app().log())
                    .contains("-----> VPN connection lost: tunnel carries nothing any more; reconnecting now");
            assertThat(connected.app().page()).isEqualTo(Lab.PROTECTED_TEXT);
        }
    }

    @LabTest
    default void a_vpnc_that_is_stopped_goes_on_and_connections_live_on() {
        try (Connected connected = new Connected()) {
            connected.awaitTunnel();
            connected.app().shell("kill -STOP $(pidof vpnc)");

            await().atMost(Duration.ofSeconds(5))
                    .untilAsserted(() -> assertThat(connected.app().log())
                            .contains("-----> VPN: vpnc was stopped by somebody, and has been told to go on"));
            assertThat(connected.app().page()).isEqualTo(Lab.PROTECTED_TEXT);
            assertThat(connected.app().log()).doesNotContain("lost");
        }
    }

    @LabTest
    default void an_interface_that_is_removed_is_noticed() {
        try (Connected connected = new Connected()) {
            connected.awaitTunnel();
            connected.app().shell("ip link del tun0");

            connected.awaitConnections(2);
            assertThat(connected.app().log())
                    .contains("-----> VPN connection lost: tunnel interface was removed; reconnecting now");
            assertThat(connected.app().page()).isEqualTo(Lab.PROTECTED_TEXT);
        }
    }

    @LabTest
    default void a_supervisor_that_loses_its_own_processes_is_back_and_the_app_reads_again() {
        try (Connected connected = new Connected()) {
            connected.awaitTunnel();
            // The tunnel's process is the one that has started the watcher of routes.
            connected.app().shell("kill -KILL $(sed -n 's/^PPid:.//p' /proc/$(pidof ip)/status)");

            connected.awaitConnections(2);
            assertThat(connected.app().page()).isEqualTo(Lab.PROTECTED_TEXT);
            assertThat(connected.app().shell("ip route show default")).contains("dev eth0");
        }
    }

    @LabTest
    default void a_route_that_is_taken_away_is_put_back_without_a_new_connection() {
        try (Connected connected = new Connected()) {
            connected.awaitTunnel();
            connected.app().shell("ip route replace blackhole 10.91.0.0/24");

            await().atMost(Duration.ofSeconds(5))
                    .untilAsserted(() -> assertThat(connected.app().shell("ip route get 10.91.0.1"))
                            .contains("dev tun0"));
            assertThat(connected.app().page()).isEqualTo(Lab.PROTECTED_TEXT);
            assertThat(connected.app().log())
                    .contains("-----> VPN: a route into the tunnel was taken away, and has been put back")
                    .doesNotContain("lost");
        }
    }
}
