package culvert.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

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
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Takes the pictures of the dashboard in docs/; run by name ({@code -Dtest=PicturesForDocs}), not with the tests. */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
@WithTestResource(ScalingoForTests.class)
class PicturesForDocs {

    private static final String GOOD = """
            IPSec gateway vpn.company.example
            IPSec ID culvert
            IPSec secret 7hK-pq2.Lm9x_Zt4Wb8
            Xauth username ada
            Xauth password s3cond-Passw0rd
            IKE DH Group dh14
            """;

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

    @Test
    void take_them() {
        new ScalingoStub(scalingo).works();
        var order = new Order(PlatformName.SCALINGO, Optional.empty(), new AppId("orders-api"), "vpn-ipsec-standard");
        ResourceId resource = resources.provision(order).resource().id();
        try (Browser browser = Browser.start()) {
            Page page = browser.page(broker);
            page.setViewportSize(1100, 720);
            page.navigate(links.fresh(resource));
            publish(page, GOOD);
            picture(page, "watch-waiting");

            var web1 = supervisors
                    .start(broker, resource, 1, "web-1")
                    .starting()
                    .connected("10.92.0.1")
                    .probe(11.8);
            supervisors
                    .start(broker, resource, 1, "web-2")
                    .starting()
                    .connected("10.92.0.2")
                    .probe(12.3);
            supervisors
                    .start(broker, resource, 1, "worker-1")
                    .starting()
                    .connected("10.92.0.3")
                    .probe(9.4);
            assertThat(page.locator("#live").getByText("The tunnel is up in all 3 containers"))
                    .isVisible();
            picture(page, "watch-connected");
            clock.advance(Duration.ofSeconds(40));
            web1.lost("gateway-vanished", "gateway has vanished").connected("10.92.0.1");

            publish(page, GOOD.replace("s3cond-Passw0rd", "wr0ng-Passw0rd"));
            for (String container : new String[] {"web-1", "web-2", "worker-1"}) {
                supervisors
                        .start(broker, resource, 2, container)
                        .starting()
                        .failed("credentials-refused", "user name or password refused", "authentication unsuccessful");
            }
            assertThat(page.locator("#live").getByText("The tunnel is down")).isVisible();
            picture(page, "watch-failed");

            clock.advance(Duration.ofSeconds(125));
            watch.lookAt(resource);
            for (String container : new String[] {"web-1", "web-2", "worker-1"}) {
                supervisors.start(broker, resource, 3, container).starting().connected("10.92.0.4");
            }
            assertThat(page.locator("#live").getByText("The tunnel is up in all 3 containers"))
                    .isVisible();
            picture(page, "watch-returned");

            page.navigate("/dashboard/" + resource + "/versions?from=1&to=2");
            picture(page, "watch-versions");
            page.navigate("/dashboard/" + resource + "/timeline");
            picture(page, "watch-timeline");
            page.setViewportSize(390, 844);
            page.navigate("/dashboard/" + resource);
            picture(page, "watch-phone");
        } finally {
            clock.reset();
        }
    }

    private static void publish(Page page, String conf) {
        page.getByLabel("vpnc.conf").fill(conf);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Publish"))
                .click();
        assertThat(page.locator(".step:has(strong:text-is(\"Restart asked\"))")).containsText("done");
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("docs", name + ".png"))
                .setFullPage(true));
    }
}
