package culvert.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.RequestOptions;
import culvert.delivery.DeliveryService;
import culvert.delivery.DeliveryState;
import culvert.notices.NoticeService;
import culvert.notices.webhook.WebhookSignature;
import culvert.resources.AppId;
import culvert.resources.Author;
import culvert.resources.Order;
import culvert.resources.PlatformName;
import culvert.resources.ResourceId;
import culvert.resources.ResourceService;
import culvert.routes.RouteTable;
import culvert.sso.DashboardLinks;
import culvert.testsupport.Browser;
import culvert.testsupport.Mailbox;
import culvert.testsupport.PlatformsStub;
import culvert.testsupport.PostgresForTests;
import culvert.testsupport.ScalingoForTests;
import culvert.testsupport.ScalingoStub;
import culvert.testsupport.SignOnLinks;
import culvert.testsupport.Supervisors;
import culvert.tunnels.WatchChoices;
import culvert.vpnc.Reading;
import culvert.vpnc.VpncReader;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What axe-core finds on the pages by the rules of WCAG 2.2 AA: on a desktop by day and on a phone by night. */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
@WithTestResource(ScalingoForTests.class)
class AccessibilityBrowserTest {

    private static final String AXE = read("/axe.min.js");
    private static final String FIND = """
            async () => {
              const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
              const found = await axe.run(document, { runOnly: { type: "tag", values: tags } });
              return found.violations.map((rule) =>
                `${rule.id}: ${rule.help}: ${rule.nodes.map((node) => node.target.join(" ")).join(", ")}`);
            }
            """;
    private static final String BAD = """
            IPSec gateway vpn.example.net
            IPSec ID staff
            IPSec secret short
            Script /tmp/x
            Nonsense yes
            """;
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
    WatchChoices choices;

    @Inject
    NoticeService notices;

    @Inject
    Mailbox mailbox;

    @Inject
    DeliveryService deliveries;

    @Inject
    DashboardLinks doors;

    private ResourceId resource;

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
        new ScalingoStub(scalingo).works();
        resource = order(PlatformName.SCALINGO);
    }

    private ResourceId order(PlatformName platform) {
        var order = new Order(platform, Optional.empty(), new AppId("app-" + UUID.randomUUID()), "vpn-ipsec-standard");
        return resources.provision(order).resource().id();
    }

    @Test
    void the_dashboard_in_every_state() {
        Page page = browser.page(broker);
        page.navigate(links.fresh(resource));
        isFreeOfBarriers(page);

        page.locator("#conf").fill(BAD);
        press(page, "Validate");
        page.waitForSelector(".finding");
        isFreeOfBarriers(page);

        page.locator("#conf").fill(GOOD);
        press(page, "Publish");
        page.waitForSelector("#delivery");
        isFreeOfBarriers(page);

        press(page, "Show secrets");
        isFreeOfBarriers(page);

        resources.suspend(resource);
        page.navigate("/dashboard/" + resource);
        isFreeOfBarriers(page);
    }

    @TestFactory
    Stream<DynamicTest> every_page_of_the_dashboard_with_something_on_it() {
        publish("one");
        publish("two");
        choices.renewBadge(resource);
        supervisors.start(broker, resource, 1, "web-1").starting().connected("10.92.0.1");
        supervisors
                .start(broker, resource, 2, "web-2")
                .starting()
                .failed("group-or-proposal-refused", "refused", "vpnc: response was invalid [1]");
        notices.addWebhook(resource, "https://example.com/hooks/vpn", WebhookSignature.freshSecret());
        notices.addMail(resource, "ops@customer.example");
        Page page = browser.page(broker);
        page.navigate(links.fresh(resource));
        return Stream.concat(
                        RouteTable.all().stream()
                                .filter(route -> route.method().equals("GET")
                                        && route.family().equals("dashboard")
                                        && !route.path().endsWith("/live"))
                                .map(route -> route.with(Map.of("id", resource.value(), "number", "1"))),
                        Stream.of("/dashboard/" + resource + "/versions?from=1&to=2"))
                .filter(address -> isPage(page.request().get(address)))
                .map(address -> DynamicTest.dynamicTest(address, () -> {
                    page.navigate(address);
                    isFreeOfBarriers(page);
                }));
    }

    @Test
    void somebody_elses_save_and_a_new_token() {
        Page page = browser.page(broker);
        page.navigate(links.fresh(resource));
        publish("meanwhile");
        page.locator("#conf").fill(GOOD);
        press(page, "Publish");
        page.waitForSelector("text=Saved meanwhile");
        isFreeOfBarriers(page);

        page.navigate("/dashboard/" + resource + "/programs");
        page.locator("input[name=name]").fill("deploy");
        page.locator("form:has(input[name=name]) button").click();
        isFreeOfBarriers(page);
    }

    private void publish(String gateway) {
        Reading read = VpncReader.read(GOOD.replace("vpn.", gateway + ".").getBytes(StandardCharsets.UTF_8));
        resources.save(resource, ((Reading.Accepted) read).config(), Optional.empty(), new Author("a test"));
    }

    private static boolean isPage(APIResponse answer) {
        assertThat(answer.ok()).as(answer.url()).isTrue();
        return answer.headers().getOrDefault("content-type", "").startsWith("text/html");
    }

    @Test
    void the_pages_for_those_who_may_not_enter() {
        Page page = browser.page(broker);
        page.navigate("/dashboard/" + resource);
        isFreeOfBarriers(page);

        String used = links.fresh(resource);
        page.navigate(used);
        page.navigate(used);
        isFreeOfBarriers(page);

        page.navigate("/sso/osb?id=" + resource + "&token=x");
        isFreeOfBarriers(page);
    }

    @Test
    void a_visit_that_ended_while_editing_and_a_form_that_no_browser_makes() {
        Page page = browser.page(broker);
        page.navigate(links.fresh(resource));
        page.evaluate("document.querySelector('form:has(#conf) input[name=base]').value = 'x'");
        press(page, "Publish");
        page.waitForSelector("text=This form could not be read");
        isFreeOfBarriers(page);

        page.navigate("/dashboard/" + resource);
        page.locator("#conf").fill(GOOD);
        page.context().clearCookies();
        press(page, "Publish");
        page.waitForSelector("text=Your visit is over");
        isFreeOfBarriers(page);
    }

    @Test
    void what_the_links_in_mails_open() {
        String address = UUID.randomUUID() + "@customer.example";
        String recipient = notices.addMail(resource, address).id();
        await().until(() -> mailbox.of(address).size() == 1);
        String confirm = mailbox.of(address).getFirst().link();
        Page page = browser.page(broker);
        page.navigate(confirm);
        isFreeOfBarriers(page);
        press(page, "Yes, send them");
        page.waitForSelector("text=Notices come to");
        isFreeOfBarriers(page);

        notices.test(resource, recipient);
        await().until(() -> mailbox.of(address).size() == 2);
        page.navigate(mailbox.of(address).getLast().unsubscribeLink());
        isFreeOfBarriers(page);
        press(page, "Send no more to " + address);
        page.waitForSelector("text=hears nothing more");
        isFreeOfBarriers(page);

        page.navigate(confirm);
        page.waitForSelector("text=This link is over");
        isFreeOfBarriers(page);
    }

    @Test
    void the_door_of_a_service_instance() {
        Page page = browser.page(broker);
        page.navigate(path(doors.to(resources.find(order(PlatformName.OSB)))));
        page.waitForSelector("text=VPN connection of your app");
        isFreeOfBarriers(page);
    }

    @Test
    void what_a_sign_on_at_the_platform_that_opens_nothing_ends_at() {
        PlatformsStub cloud = new PlatformsStub(scalingo);
        cloud.works();
        String door = path(doors.to(resources.find(order(PlatformName.CLOUDFOUNDRY))));
        Page page = browser.page(broker);
        signOn(page, door, "auditor@example.com");
        page.waitForSelector("text=You may not manage this VPN connection");
        isFreeOfBarriers(page);

        cloud.fails("/v3/service_instances/.+/permissions", 500);
        signOn(page, door, "dev@example.com");
        page.waitForSelector("text=Your platform does not answer");
        isFreeOfBarriers(page);
    }

    // Step by step: the ways back lead to the broker's public address, and the broker under test does not listen there.
    private static void signOn(Page page, String door, String login) {
        String back = path(redirect(page, redirect(page, door) + "&login=" + login));
        page.navigate(path(redirect(page, back)));
    }

    private static String redirect(Page page, String address) {
        APIResponse answer = page.request().get(address, RequestOptions.create().setMaxRedirects(0));
        assertThat(answer.status()).as(address).isEqualTo(302);
        return answer.headers().getOrDefault("location", "");
    }

    private static String path(String address) {
        URI whole = URI.create(address);
        return whole.getRawPath() + "?" + whole.getRawQuery();
    }

    @Test
    void the_operators_page() {
        new ScalingoStub(scalingo).fails(400);
        publish("refused");
        await().until(() -> deliveries.newest(resource).orElseThrow().state() == DeliveryState.GIVEN_UP);
        Page page = browser.page(broker);
        String credentials =
                Base64.getEncoder().encodeToString("operator:test-operator-password".getBytes(StandardCharsets.UTF_8));
        page.setExtraHTTPHeaders(Map.of("Authorization", "Basic " + credentials));
        page.navigate("/operator?q=" + resource);
        page.waitForSelector("button[aria-label='Try " + resource + " again']");
        isFreeOfBarriers(page);
    }

    private static void isFreeOfBarriers(Page page) {
        page.evaluate(AXE);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        page.setViewportSize(390, 844);
        assertThat((List<?>) page.evaluate(FIND)).as("phone, by night").isEmpty();
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .as("nothing sticks out of a phone's screen")
                .isTrue();
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        page.setViewportSize(1280, 800);
        assertThat((List<?>) page.evaluate(FIND)).as("desktop, by day").isEmpty();
    }

    private static void press(Page page, String name) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name))
                .click();
    }

    private static String read(String resource) {
        try (InputStream in = Objects.requireNonNull(
                AccessibilityBrowserTest.class.getResourceAsStream(resource), "axe-core is not on the class path")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
