package culvert.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The tunnel is cut in the ways it is cut in real life, noticed, and comes back; the app never stops. */
class OutageIT {

    private final Lab lab = new Lab();
    private final DemoApp app = new DemoApp(lab.start(lab.app(Lab.conf())));

    @BeforeEach
    void wait_for_the_tunnel() {
        awaitConnections(1);
    }

    @AfterEach
    void stop() {
        lab.close();
    }

    @LabTest
    void a_killed_gateway_is_noticed_and_the_app_reads_again_when_it_is_back() {
        Lab.docker().killContainerCmd(lab.gateway().getContainerId()).exec();
        await().atMost(Duration.ofSeconds(5))
                // Its host refuses packets for a moment, or nobody answers any more: whichever is seen first.
                .untilAsserted(() -> assertThat(app.log())
                        .containsPattern(
                                "-----> VPN connection lost: (gateway refuses connections|tunnel carries nothing any more);"
                                        + " reconnecting now"));

        Lab.docker().startContainerCmd(lab.gateway().getContainerId()).exec();

        awaitConnections(2);
        assertThat(app.page()).isEqualTo(Lab.PROTECTED_TEXT);
    }

    @LabTest
    void a_gateway_that_falls_silent_is_noticed_by_the_probe() {
        Lab.docker().pauseContainerCmd(lab.gateway().getContainerId()).exec();
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(app.log())
                        .contains("-----> VPN connection lost: tunnel carries nothing any more; reconnecting now"));

        Lab.docker().unpauseContainerCmd(lab.gateway().getContainerId()).exec();

        awaitConnections(2);
        assertThat(app.page()).isEqualTo(Lab.PROTECTED_TEXT);
    }

    @LabTest
    void a_gateway_that_has_dropped_the_keys_and_keeps_the_rest_is_noticed_by_the_probe() {
        new DemoApp(lab.gateway()).shell("swanctl --terminate --child protected --uri unix:///run/charon.vici");

        awaitConnections(2);
        assertThat(app.log()).contains("-----> VPN connection lost: tunnel carries nothing any more; reconnecting now");
        assertThat(app.page()).isEqualTo(Lab.PROTECTED_TEXT);
    }

    @LabTest
    void a_vpnc_that_is_stopped_and_an_interface_that_is_removed_are_noticed() {
        app.shell("kill -STOP $(pidof vpnc)");
        awaitConnections(2);
        assertThat(app.page()).isEqualTo(Lab.PROTECTED_TEXT);

        app.shell("ip link del tun0");
        awaitConnections(3);
        assertThat(app.page()).isEqualTo(Lab.PROTECTED_TEXT);
    }

    @LabTest
    void a_route_that_is_taken_away_is_put_back_without_a_new_connection() {
        app.shell("ip route replace blackhole 10.91.0.0/24");

        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(
                        () -> assertThat(app.shell("ip route get 10.91.0.1")).contains("dev tun0"));
        assertThat(app.page()).isEqualTo(Lab.PROTECTED_TEXT);
        assertThat(app.log())
                .contains("-----> VPN: a route into the tunnel was taken away, and has been put back")
                .doesNotContain("lost");
    }

    private void awaitConnections(int count) {
        await().atMost(Duration.ofSeconds(40))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> assertThat(
                                app.log().lines().filter(line -> line.startsWith("-----> VPN connection established")))
                        .hasSize(count));
    }
}
