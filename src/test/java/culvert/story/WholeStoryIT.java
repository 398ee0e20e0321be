package culvert.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import culvert.testsupport.Browser;
import culvert.testsupport.Visitor;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything between the customer's command and a packet through a real tunnel, and back. */
final class WholeStoryIT {

    private static final String THROUGH_THE_TUNNEL = "Hello from behind the tunnel";
    private static final Duration RESTART = Duration.ofSeconds(60);
    private static final double RESTART_MILLIS = 60_000;
    private static final LocatorAssertions.IsVisibleOptions WITHIN =
            new LocatorAssertions.IsVisibleOptions().setTimeout(RESTART_MILLIS);
    private static final LocatorAssertions.IsHiddenOptions HIDDEN_WITHIN =
            new LocatorAssertions.IsHiddenOptions().setTimeout(RESTART_MILLIS);
    private static final LocatorAssertions.HasCountOptions COUNTED_WITHIN =
            new LocatorAssertions.HasCountOptions().setTimeout(RESTART_MILLIS);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path data;

    @SuppressWarnings("NullAway.Init")
    private static Sandbox sandbox;

    @BeforeAll
    static void up() {
        sandbox = Sandbox.up(data);
    }

    @AfterAll
    static void endedAsByCtrlC() {
        sandbox.close();
        assertThat(sandbox.leftovers()).as("Ctrl-C leaves nothing behind").isEmpty();
    }

    @Test
    void from_the_customers_command_to_a_packet_through_a_real_tunnel_and_back() {
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
        await().atMost(RESTART).until(() -> !customer.look(sandbox.demoApp()).contains(THROUGH_THE_TUNNEL));
    }

    @Test
    void the_same_story_as_a_person_in_a_browser() {
        try (Browser browser = Browser.start()) {
            Page platform = browser.page(sandbox.platform());
            platform.setDefaultTimeout(RESTART_MILLIS);
            platform.navigate("/sandbox");
            button(platform, "Order the add-on").click();
            Page dashboard = platform.waitForPopup(
                    () -> platform.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Open dashboard"))
                            .click());

            editor(dashboard).fill(sandbox.sampleConf() + "Script /tmp/evil.sh");
            button(dashboard, "Publish").click();
            assertThat(dashboard.getByText("Script is not allowed").first()).isVisible();
            assertThat(dashboard.getByText("Line 6").first()).isVisible();

            editor(dashboard).fill(sandbox.sampleConf());
            button(dashboard, "Publish").click();
            assertThat(dashboard.getByRole(
                            AriaRole.HEADING, new Page.GetByRoleOptions().setName("Version 1 is with your app")))
                    .isVisible(WITHIN);
            assertThat(dashboard.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("The tunnel is up")))
                    .isVisible(WITHIN);

            Locator whatTheAppSees = platform.getByText(THROUGH_THE_TUNNEL);
            assertThat(whatTheAppSees).isVisible(WITHIN);

            // The log still holds the lines of the other story.
            Locator cuts = platform.getByText("reconnecting now");
            Locator connections = platform.getByText("VPN connection established");
            int cutsBefore = cuts.count();
            int connectionsBefore = connections.count();
            sandbox.killGateway();
            assertThat(cuts).hasCount(cutsBefore + 1, COUNTED_WITHIN);
            sandbox.startGateway();
            assertThat(connections).hasCount(connectionsBefore + 1, COUNTED_WITHIN);
            assertThat(whatTheAppSees).isVisible(WITHIN);

            platform.getByLabel("Plan", new Page.GetByLabelOptions().setExact(true))
                    .selectOption("vpn-ipsec-business");
            button(platform, "Change plan").click();
            assertThat(platform.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("VPN IPsec Business")))
                    .isVisible(WITHIN);

            button(platform, "Remove").click();
            assertThat(platform.getByText("does not have VPN IPsec yet")).isVisible(WITHIN);
            assertThat(platform.getByText("The add-on sets its own when you publish"))
                    .isVisible(WITHIN);
            assertThat(whatTheAppSees).isHidden(HIDDEN_WITHIN);
            dashboard.reload();
            assertThat(dashboard.getByText("Open the dashboard again from your platform"))
                    .isVisible();
        }
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator editor(Page page) {
        return page.getByLabel("vpnc.conf", new Page.GetByLabelOptions().setExact(true));
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
