package culvert.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import culvert.notices.NoticeService;
import culvert.notices.webhook.WebhookSignature;
import culvert.resources.AppId;
import culvert.resources.Author;
import culvert.resources.Order;
import culvert.resources.PlatformName;
import culvert.resources.ResourceId;
import culvert.resources.ResourceService;
import culvert.testsupport.Browser;
import culvert.testsupport.PostgresForTests;
import culvert.testsupport.ScalingoForTests;
import culvert.testsupport.ScalingoStub;
import culvert.testsupport.SignOnLinks;
import culvert.testsupport.Supervisors;
import culvert.vpnc.Reading;
import culvert.vpnc.VpncConfig;
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
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What axe-core finds on the pages by the rules of WCAG 2.2 AA: on a desktop and a phone, by day and by night. */
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
    NoticeService notices;

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
        var order = new Order(
                PlatformName.SCALINGO, Optional.empty(), new AppId("app-" + UUID.randomUUID()), "vpn-ipsec-standard");
        resource = resources.provision(order).resource().id();
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

    @Test
    void the_activity() {
        Page page = browser.page(broker);
        page.navigate(links.fresh(resource));
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Activity"))
                .click();
        isFreeOfBarriers(page);
    }

    @Test
    void the_pages_about_tunnels() {
        resources.save(resource, config(GOOD), Optional.empty(), Author.program());
        resources.save(resource, config(GOOD.replace("ada", "grace")), Optional.empty(), Author.program());
        supervisors.start(broker, resource, 1, "web-1").connected("10.92.0.1").probe(12.3);
        supervisors
                .start(broker, resource, 2, "web-2")
                .failed("credentials-refused", "user name or password refused", "authentication unsuccessful");
        notices.addWebhook(resource, "https://example.com/hooks/vpn", WebhookSignature.freshSecret());
        notices.addMail(resource, "ops@customer.example");
        Page page = browser.page(broker);
        page.navigate(links.fresh(resource));
        for (String path : List.of("", "/diagnosis", "/timeline", "/versions?from=1&to=2", "/notices", "/programs")) {
            page.navigate("/dashboard/" + resource + path);
            isFreeOfBarriers(page);
        }
    }

    @Test
    void the_page_for_those_who_may_not_enter() {
        Page page = browser.page(broker);
        page.navigate("/dashboard/" + resource);
        isFreeOfBarriers(page);
    }

    @Test
    void the_operators_page() {
        Page page = browser.page(broker);
        String credentials =
                Base64.getEncoder().encodeToString("operator:test-operator-password".getBytes(StandardCharsets.UTF_8));
        page.setExtraHTTPHeaders(Map.of("Authorization", "Basic " + credentials));
        page.navigate("/operator");
        isFreeOfBarriers(page);
    }

    private static VpncConfig config(String text) {
        return ((Reading.Accepted) VpncReader.read(text.getBytes(StandardCharsets.UTF_8), 8192)).config();
    }

    private static void isFreeOfBarriers(Page page) {
        for (ColorScheme light : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(light));
            page.setViewportSize(390, 844);
            assertThat(found(page)).as("phone, " + light).isEmpty();
            assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                    .as("nothing sticks out of a phone's screen")
                    .isTrue();
            page.setViewportSize(1280, 800);
            assertThat(found(page)).as("desktop, " + light).isEmpty();
        }
    }

    private static List<?> found(Page page) {
        page.evaluate(AXE);
        return (List<?>) page.evaluate(FIND);
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
