package culvert.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import culvert.resources.AppId;
import culvert.resources.Order;
import culvert.resources.PlatformName;
import culvert.resources.ResourceId;
import culvert.resources.ResourceService;
import culvert.rollback.ReturnWatch;
import culvert.testsupport.Browser;
import culvert.testsupport.PostgresForTests;
import culvert.testsupport.ScalingoForTests;
import culvert.testsupport.ScalingoStub;
import culvert.testsupport.SettableClock;
import culvert.testsupport.SignOnLinks;
import culvert.testsupport.Supervisors;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Watching tunnels, and going back, as a person does. */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
@WithTestResource(ScalingoForTests.class)
class WatchBrowserTest {

    private static final String GOOD = """
            IPSec gateway vpn.example.net
            IPSec ID staff
            IPSec secret 7hK-pq2.Lm9x_Zt4Wb8
            Xauth username ada
            Xauth password s3cond-Passw0rd
            IKE DH Group dh14
            """;

    private static Browser browser;

    @Inject
    @ConfigProperty(name = "test.url")
    URI broker;

    @Inject
    @ConfigProperty(name = "CULVERT_SCALINGO_API_URL")
    URI scalingo;

    @Inject
    ResourceService resources;

    @Inject
    SignOnLinks links;

    @Inject
    Supervisors supervisors;

    @Inject
    ReturnWatch watch;

    @Inject
    SettableClock clock;

    private AppId app;
    private ResourceId resource;
    private ScalingoStub platform;

    @BeforeAll
    static void startBrowser() {
        browser = Browser.start();
    }

    @AfterAll
    static void endBrowser() {
        browser.close();
    }

    @BeforeEach
    void order() {
        platform = new ScalingoStub(scalingo);
        platform.works();
        app = new AppId("app-" + UUID.randomUUID());
        var order = new Order(PlatformName.SCALINGO, Optional.empty(), app, "vpn-ipsec-standard");
        resource = resources.provision(order).resource().id();
    }

    @AfterEach
    void backToRealTime() {
        clock.reset();
    }

    @Test
    void an_empty_page_says_what_to_do_next() {
        Page page = signedOn();

        assertThat(tunnels(page)).containsText("Publish a vpnc.conf: each container of your app then appears here.");
    }

    @Test
    void each_container_appears_with_its_state_without_loading_the_page_again() {
        Page page = signedOn();
        publish(page, GOOD);
        assertThat(step(page, "Tunnel")).containsText("waiting for the first container to report");
        page.evaluate("window.stillTheSamePage = true");

        var web1 = supervisors.start(broker, resource, 1, "web-1").starting();
        assertThat(container(page, "web-1")).containsText("starting");
        web1.connected("10.92.0.1").probe(12.4);
        assertThat(container(page, "web-1")).containsText("connected");
        assertThat(container(page, "web-1")).containsText("10.92.0.1");
        assertThat(container(page, "web-1")).containsText("10.91.0.0/24");
        assertThat(container(page, "web-1")).containsText("12 ms");
        assertThat(step(page, "Tunnel")).containsText("up in 1 container");

        supervisors.start(broker, resource, 1, "web-2").starting().failed("no-answer", "gateway does not answer", "");
        assertThat(container(page, "web-2")).containsText("failed");
        assertThat(container(page, "web-2")).containsText("gateway does not answer");
        assertThat(page.locator("#live").getByText("The tunnel is up in 1 of 2 containers"))
                .isVisible();

        page.getByText("What the logs of the containers say").click();
        assertThat(tunnels(page)).containsText("VPN connection established (address 10.92.0.1)");
        web1.lost("gateway-vanished", "gateway has vanished");
        assertThat(container(page, "web-1")).containsText("gateway has vanished");
        assertThat(tunnels(page).getByText("VPN connection lost: gateway has vanished; reconnecting now"))
                .isVisible();
        assertThat(page.evaluate("window.stillTheSamePage")).isEqualTo(true);
    }

    @Test
    void silence_is_called_silence() {
        Page page = signedOn();
        publish(page, GOOD);
        supervisors.start(broker, resource, 1, "web-1").connected("10.92.0.1");
        assertThat(container(page, "web-1")).containsText("connected");

        clock.advance(Duration.ofSeconds(91));

        assertThat(container(page, "web-1")).containsText("silent");
        assertThat(page.locator("#live").getByText("Whether the tunnel is up is not known"))
                .isVisible();
    }

    @Test
    void what_is_watched_is_there_without_scripts_too() {
        Page page = browser.pageWithoutScripts(broker);
        page.navigate(links.fresh(resource));
        publish(page, GOOD);
        supervisors.start(broker, resource, 1, "web-1").connected("10.92.0.1");

        assertThat(container(page, "web-1")).containsText("connected");
    }

    @Test
    void a_version_that_the_gateway_refuses_is_seen_to_fail_and_goes_back_by_itself() {
        Page page = signedOn();
        publish(page, GOOD);
        supervisors.start(broker, resource, 1, "web-1").connected("10.92.0.1");
        publish(page, GOOD.replace("s3cond-Passw0rd", "wr0ng-Passw0rd"));
        supervisors
                .start(broker, resource, 2, "web-1")
                .starting()
                .failed("credentials-refused", "user name or password refused", "authentication unsuccessful");
        assertThat(container(page, "web-1")).containsText("user name or password refused");
        assertThat(step(page, "Tunnel")).containsText("failed");
        link(page, "Diagnosis").click();
        assertThat(page.locator("main")).containsText("The gateway refuses the user name ada or its password.");
        assertThat(page.locator("main")).containsText("Type both anew.");
        link(page, "Connection").click();

        clock.advance(Duration.ofSeconds(130));
        watch.lookAt(resource);

        assertThat(page.locator("#live").getByText("Culvert went back to version 1 by itself, as version 3"))
                .isVisible();
        supervisors.start(broker, resource, 3, "web-1").starting().connected("10.92.0.1");
        assertThat(container(page, "web-1")).containsText("connected");
        assertThat(platform.published(app).getLast()).isEqualTo(GOOD);

        page.getByText("See what the version before changed").click();
        assertThat(version(page, 3)).containsText("as version 1, gone back to by itself");
        assertThat(version(page, 2)).containsText("never connected");
        assertThat(version(page, 1)).containsText("connected");
        clock.advance(Duration.ofMinutes(5));
        watch.lookAt(resource);
        assertThat(resources.find(resource).newestVersion()).isEqualTo(3);
    }

    @Test
    void a_person_goes_back_with_one_button_and_can_undo_that() {
        Page page = signedOn();
        publish(page, GOOD);
        publish(page, GOOD.replace("ada", "grace"));
        link(page, "Versions").click();

        button(page, "Go back to version 1").click();
        assertThat(page.locator("#live").getByText("Version 3 is with your app"))
                .isVisible();
        assertThat(platform.published(app).getLast()).isEqualTo(GOOD);

        link(page, "Versions").click();
        button(page, "Go back to version 2").click();
        assertThat(page.locator("#live").getByText("Version 4 is with your app"))
                .isVisible();
        assertThat(platform.published(app).getLast()).isEqualTo(GOOD.replace("ada", "grace"));
    }

    @Test
    void the_keyboard_alone_is_enough_to_go_back() {
        Page page = signedOn();
        publish(page, GOOD);
        publish(page, GOOD.replace("ada", "grace"));

        tabTo(page, link(page, "Versions"));
        page.keyboard().press("Enter");
        tabTo(page, button(page, "Go back to version 1"));
        page.keyboard().press("Enter");

        assertThat(page.locator("#live").getByText("Version 3 is with your app"))
                .isVisible();
        assertThat(platform.published(app).getLast()).isEqualTo(GOOD);
    }

    @Test
    void the_difference_of_two_versions_shows_that_a_secret_changed_but_not_the_secret() {
        Page page = signedOn();
        publish(page, GOOD);
        publish(page, GOOD.replace("ada", "grace").replace("s3cond-Passw0rd", "th1rd-Passw0rd"));
        link(page, "Versions").click();
        link(page, "What version 2 changed").click();

        Locator changes = page.locator(".changes");
        assertThat(changes).containsText("Xauth username");
        assertThat(changes).containsText("grace");
        assertThat(changes).containsText("Xauth password");
        assertThat(changes).containsText("******** changed");
        assertThat(page.content()).doesNotContain("th1rd-Passw0rd", "s3cond-Passw0rd");
    }

    @Test
    void a_note_stays_with_its_version_and_the_return_can_be_switched_off() {
        Page page = signedOn();
        publish(page, GOOD);
        link(page, "Versions").click();

        version(page, 1).getByText("Note").click();
        page.getByLabel("Note about version 1").fill("the day of the move");
        version(page, 1).getByText("Save").click();
        assertThat(version(page, 1).locator(".note")).hasText("the day of the move");
        button(page, "Switch off").click();
        assertThat(page.getByText("Going back by itself is off")).isVisible();
    }

    @Test
    void the_timeline_shows_when_and_why_a_tunnel_was_not_up_and_a_badge_can_be_made() {
        Page page = signedOn();
        link(page, "Timeline").click();
        assertThat(page.getByText("No container has reported yet")).isVisible();
        link(page, "Connection").click();
        publish(page, GOOD);
        var web1 = supervisors.start(broker, resource, 1, "web-1").connected("10.92.0.1");
        web1.lost("gateway-vanished", "gateway has vanished");
        web1.connected("10.92.0.1");

        link(page, "Timeline").click();
        assertThat(page.locator(".timeline")).containsText("web-1");
        assertThat(page.locator("table")).containsText("gateway has vanished");
        button(page, "Make a badge").click();
        String badge = page.locator(".panel img").getAttribute("src");
        assertThat(page.request().get(badge).text()).contains("VPN: connected");
        button(page, "Remove").click();
        assertThat(page.request().get(badge).status()).isEqualTo(404);
    }

    @Test
    void the_timeline_is_there_as_files_without_formulas() {
        Page page = signedOn();
        publish(page, GOOD);
        supervisors.start(broker, resource, 1, "=cmd()").failed("no-answer", "gateway does not answer", "");

        String address = "/dashboard/" + resource + "/timeline/";
        assertThat(page.request().get(address + "csv").text())
                .startsWith("container,from,until,state,why\r\n\"'=cmd()\",")
                .contains("\"gateway does not answer\"");
        assertThat(page.request().get(address + "json").text())
                .contains("\"container\":\"=cmd()\"", "\"state\":\"down\"");
    }

    @Test
    void every_page_fits_a_phone_and_keeps_its_own_rules() {
        Page page = signedOn();
        List<String> complaints = new ArrayList<>();
        page.onConsoleMessage(message -> complaints.add(message.text()));
        page.onPageError(complaints::add);
        page.setViewportSize(360, 740);
        publish(page, GOOD);
        publish(page, GOOD.replace("ada", "grace"));
        supervisors
                .start(broker, resource, 2, "web-with-a-very-long-name-1")
                .failed("no-answer", "gateway does not answer", "no response from target");
        assertThat(page.locator(".container")).containsText("gateway does not answer");

        for (String path : List.of("", "/timeline", "/versions?from=1&to=2")) {
            page.navigate("/dashboard/" + resource + path);
            assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                    .isLessThanOrEqualTo(360);
        }
        assertThat(complaints).isEmpty();
    }

    private Page signedOn() {
        Page page = browser.page(broker);
        page.navigate(links.fresh(resource));
        return page;
    }

    private static void publish(Page page, String conf) {
        page.getByLabel("vpnc.conf").fill(conf);
        button(page, "Publish").click();
        assertThat(step(page, "Restart asked")).containsText("done");
    }

    private static void tabTo(Page page, Locator element) {
        element.waitFor();
        for (int i = 0; i < 60 && !(Boolean) element.evaluate("it => it === document.activeElement"); i++) {
            page.keyboard().press("Tab");
        }
        assertThat(element).isFocused();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator link(Page page, String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator version(Page page, int number) {
        return page.locator(".version:has(strong:text-is(\"Version " + number + "\"))");
    }

    private static Locator tunnels(Page page) {
        return page.locator(".tunnels");
    }

    private static Locator container(Page page, String name) {
        return page.locator(".container:has(strong:text-is(\"" + name + "\"))");
    }

    private static Locator step(Page page, String name) {
        return page.locator(".step:has(strong:text-is(\"" + name + "\"))");
    }
}
