package culvert.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import culvert.testsupport.Visitor;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything between the customer's command and a packet through a real tunnel, and back. */
final class WholeStoryIT {

    private static final String THROUGH_THE_TUNNEL = "Hello from behind the tunnel";
    private static final Duration RESTART = Duration.ofSeconds(60);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path data;

    @Test
    void from_the_customers_command_to_a_packet_through_a_real_tunnel_and_back() {
        Sandbox left;
        try (Sandbox sandbox = Sandbox.up(data)) {
            Customer customer = new Customer(sandbox.platform(), Sandbox.TOKEN);
            String addon = customer.addAddon("vpn-ipsec-standard");
            assertThat(customer.variable("SCALINGO_VPNC_CONF")).isEmpty();

            Visitor visitor = new Visitor(sandbox.platform());
            String dashboard = signOn(visitor, customer.dashboardLink(addon));

            HttpResponse<String> refused = publish(visitor, dashboard, sandbox.sampleConf() + "Script /tmp/evil.sh\n");
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.body()).containsPattern("(?i)line\\s*6").contains("Script");
            assertThat(customer.variable("SCALINGO_VPNC_CONF")).isEmpty();

            assertThat(publish(visitor, dashboard, sandbox.sampleConf()).statusCode())
                    .isEqualTo(303);
            await().atMost(RESTART)
                    .until(() -> !customer.variable("SCALINGO_VPNC_CONF").isEmpty());
            assertThat(customer.variable("SCALINGO_VPNC_CONF").lines())
                    .containsAll(sandbox.sampleConf().lines().toList());

            await().atMost(RESTART).until(() -> customer.log().contains("VPN connection established"));
            assertThat(customer.log())
                    .containsPattern("\\[web-\\d+\\] -----> Starting VPN connection")
                    .containsPattern("\\[web-\\d+\\] -----> VPNC started in background \\(pid: \\d+\\)\\.\\.\\.");
            await().atMost(RESTART).until(() -> customer.look(sandbox.demoApp()).contains(THROUGH_THE_TUNNEL));

            sandbox.killGateway();
            await().atMost(RESTART).until(() -> customer.log().contains("reconnecting now"));
            assertThat(customer.look(sandbox.demoApp())).doesNotContain(THROUGH_THE_TUNNEL);
            sandbox.startGateway();
            await().atMost(RESTART).until(() -> customer.look(sandbox.demoApp()).contains(THROUGH_THE_TUNNEL));

            customer.upgradeAddon(addon, "vpn-ipsec-business");
            assertThat(customer.planOf(addon)).isEqualTo("vpn-ipsec-business");
            assertThat(visitor.open(dashboard).body()).contains("vpn-ipsec-business");

            customer.removeAddon(addon);
            assertThat(customer.variable("SCALINGO_VPNC_CONF")).isEmpty();
            assertThat(visitor.open(dashboard).statusCode()).isEqualTo(403);
            await().atMost(RESTART)
                    .until(() -> !customer.look(sandbox.demoApp()).contains(THROUGH_THE_TUNNEL));
            left = sandbox;
        }
        assertThat(left.leftovers()).as("Ctrl-C leaves nothing behind").isEmpty();
    }

    private static String signOn(Visitor visitor, URI link) {
        HttpResponse<String> entered = visitor.open(link.getRawPath() + "?" + link.getRawQuery());
        assertThat(entered.statusCode()).isEqualTo(303);
        return URI.create(entered.headers().firstValue("Location").orElseThrow())
                .getPath();
    }

    private static HttpResponse<String> publish(Visitor visitor, String dashboard, String conf) {
        Map<String, String> form =
                new LinkedHashMap<>(Visitor.hiddenFields(visitor.open(dashboard).body()));
        form.put("conf", conf.replace("\n", "\r\n"));
        return visitor.post(dashboard + "/config", form);
    }
}
