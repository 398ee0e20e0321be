package culvert.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.testcontainers.containers.GenericContainer;

/** What goes into the tunnel, what stays outside, and what goes nowhere. */
interface Networks {

    Map<String, String> SENDS_NO_NETWORKS = Map.of("PROTECTED_NETWORK", "0.0.0.0/0");

    @LabTest
    default void closed_networks_are_never_reached_outside_the_tunnel() {
        try (Lab lab = new Lab()) {
            DemoApp app = connected(
                    lab, lab.app(Lab.conf()).withEnv("VPNC_START", "closed").withEnv("VPNC_NETWORKS", "10.91.0.0/24"));
            assertThat(app.page()).isEqualTo(Lab.PROTECTED_TEXT);

            String ways = app.shell("""
                    watch() { while [ ! -e /tmp/enough ]; do ip route get 10.91.0.1 2>&1 | head -n 1; done; }
                    watch >/tmp/ways &
                    for kill in 1 2 3 4 5 6 7 8 9 10; do
                      until ip route get 10.91.0.1 2>/dev/null | grep -q tun0; do sleep 0.05; done
                      kill -KILL $(pidof vpnc)
                    done
                    touch /tmp/enough
                    wait
                    cat /tmp/ways
                    """);

            assertThat(ways.lines().filter(way -> way.contains("eth0"))).isEmpty();
            assertThat(ways).contains("tun0").contains("RTNETLINK answers");
        }
    }

    @LabTest
    default void closed_without_networks_does_not_start_the_app() {
        try (Lab lab = new Lab()) {
            GenericContainer<?> app = lab.start(lab.appWithoutPrivileges(Lab.conf())
                    .withEnv("VPNC_START", "closed")
                    .withExposedPorts()
                    .withStartupCheckStrategy(new ExitOf(78)));

            assertThat(app.getLogs())
                    .isEqualTo("-----> App not started: VPNC_START=closed needs VPNC_NETWORKS,"
                            + " a list like 10.1.0.0/16,10.2.3.0/24\n");
        }
    }

    @LabTest
    default void a_gateway_that_sends_no_networks_does_not_get_the_default_route() {
        try (Lab lab = new Lab(SENDS_NO_NETWORKS)) {
            DemoApp app = connected(lab, lab.app(Lab.conf()));

            assertThat(app.log())
                    .contains("-----> VPN: the gateway sends no networks; set VPNC_NETWORKS to those behind it,"
                            + " or VPNC_DEFAULT_ROUTE=1");
            assertThat(app.shell("ip route get 1.1.1.1")).contains("dev eth0");

            DemoApp second = connected(lab, lab.app(Lab.conf()).withEnv("VPNC_NETWORKS", "10.91.0.0/24"));

            assertThat(second.page()).isEqualTo(Lab.PROTECTED_TEXT);
            assertThat(second.shell("ip route get 1.1.1.1")).contains("dev eth0");
        }
    }

    @LabTest
    default void the_default_route_is_given_on_demand_and_comes_back_when_vpnc_is_killed() {
        try (Lab lab = new Lab(SENDS_NO_NETWORKS)) {
            DemoApp app = connected(lab, lab.app(Lab.conf()).withEnv("VPNC_DEFAULT_ROUTE", "1"));
            assertThat(app.shell("ip route get 1.1.1.1")).contains("dev tun0");
            assertThat(app.shell("curl -s -m 3 http://10.91.0.1/")).isEqualTo(Lab.PROTECTED_TEXT);

            Lab.docker().killContainerCmd(lab.gateway().getContainerId()).exec();
            app.shell("kill -KILL $(pidof vpnc)");

            await().atMost(Duration.ofSeconds(5)).until(() -> app.log().contains("lost"));
            assertThat(app.shell("ip route show default")).contains("dev eth0");
        }
    }

    private static DemoApp connected(Lab lab, GenericContainer<?> container) {
        DemoApp app = new DemoApp(lab.start(container));
        await().atMost(Duration.ofSeconds(10)).until(() -> app.log().contains("established"));
        return app;
    }
}
