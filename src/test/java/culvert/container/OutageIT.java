package culvert.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

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

    @Test
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

    @Test
    void a_gateway_that_falls_silent_is_noticed_by_the_probe() {
        Lab.docker().pauseContainerCmd(lab.gateway().getContainerId()).exec();
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(app.log())
                        .contains("-----> VPN connection lost: tunnel carries nothing any more; reconnecting now"));

        Lab.docker().unpauseContainerCmd(lab.gateway().getContainerId()).exec();

        awaitConnections(2);
        assertThat(app.page()).isEqualTo(Lab.PROTECTED_TEXT);
    }

    @Test
    void a_killed_vpnc_is_back_at_once_and_leaves_one_way_into_the_private_network() {
        for (int kills = 1; kills <= 3; kills++) {
            app.shell("kill -KILL $(pidof vpnc)");
            awaitConnections(kills + 1);
        }

        assertThat(app.log()).contains("-----> VPN connection lost: vpnc was killed; reconnecting now");
        assertThat(app.shell("ip route show 10.91.0.0/24").lines()).hasSize(1);
        assertThat(app.shell("grep -l '^State:.Z' /proc/[0-9]*/status 2>/dev/null"))
                .isEmpty();
        assertThat(app.page()).isEqualTo(Lab.PROTECTED_TEXT);
    }

    private void awaitConnections(int count) {
        await().atMost(Duration.ofSeconds(40))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> assertThat(
                                app.log().lines().filter(line -> line.startsWith("-----> VPN connection established")))
                        .hasSize(count));
    }
}
