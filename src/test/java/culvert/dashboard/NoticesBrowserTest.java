package culvert.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import culvert.resources.AppId;
import culvert.resources.Order;
import culvert.resources.PlatformName;
import culvert.resources.ResourceId;
import culvert.resources.ResourceService;
import culvert.testsupport.Browser;
import culvert.testsupport.Mailbox;
import culvert.testsupport.PostgresForTests;
import culvert.testsupport.ScalingoForTests;
import culvert.testsupport.SettableClock;
import culvert.testsupport.SignOnLinks;
import culvert.testsupport.WebhookReceiver;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Being told instead of looking, as a person arranges it. */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
@WithTestResource(ScalingoForTests.class)
class NoticesBrowserTest {

    private static Browser browser;

    @Inject
    @ConfigProperty(name = "test.url")
    URI broker;

    @Inject
    ResourceService resources;

    @Inject
    SignOnLinks links;

    @Inject
    Mailbox mailbox;

    @Inject
    SettableClock clock;

    private ResourceId resource;
    private Page page;

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
        var app = new AppId("app-" + UUID.randomUUID());
        resource = resources
                .provision(new Order(PlatformName.SCALINGO, Optional.empty(), app, "vpn-ipsec-standard"))
                .resource()
                .id();
        page = browser.page(broker);
        page.navigate(links.fresh(resource));
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Notices"))
                .click();
    }

    @AfterEach
    void end() {
        resources.deprovision(resource);
        clock.reset();
    }

    @Test
    void a_webhook_is_made_tried_switched_off_and_brought_back() {
        assertThat(page.getByText("There is none yet. A webhook is an address of yours"))
                .isVisible();
        add("Address of the webhook", "https://10.0.0.1/hook", "Add a webhook");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("10.0.0.1, which is not on the public internet");
        assertThat(page.getByLabel("Address of the webhook")).isFocused();
        assertThat(page.getByLabel("Address of the webhook")).hasValue("https://10.0.0.1/hook");

        try (WebhookReceiver receiver = WebhookReceiver.start()) {
            add("Address of the webhook", receiver.url(), "Add a webhook");
            String secret = page.locator(".token").textContent();
            assertThat(secret).startsWith("whsec_");
            assertThat(entry()).containsText("on");

            button("Send a test to " + receiver.url()).click();
            assertThat(entry().getByText("answered 204")).isVisible();
            assertThat(page.content()).doesNotContain(secret);

            receiver.answers(500);
            button("Send a test to " + receiver.url()).click();
            assertThat(entry()).containsText("on, but not reached");
            assertThat(entry().locator(".sent")).containsText("given up answered 500");
            clock.advance(Duration.ofDays(3));
            page.navigate(links.fresh(resource));
            page.navigate("/dashboard/" + resource + "/notices");
            button("Send a test to " + receiver.url()).click();
            assertThat(entry()).containsText("switched off");

            receiver.answers(204);
            button("Switch " + receiver.url() + " on again").click();
            button("Send a test to " + receiver.url()).click();
            assertThat(entry().locator(".outcome")).hasText("on");
            page.locator(".sure summary").click();
            button("Yes, remove " + receiver.url()).click();
            assertThat(page.getByText("There is none yet. A webhook is an address of yours"))
                    .isVisible();
        }
    }

    @Test
    void a_mail_address_is_asked_says_yes_and_later_no_more() {
        String address = UUID.randomUUID() + "@customer.example";
        add("Mail address", address, "Add an address");
        assertThat(entry()).containsText("waits to be confirmed");
        await().until(() -> mailbox.of(address).size() == 1);

        Page mail = browser.page(broker);
        mail.navigate(mailbox.of(address).getFirst().link());
        mail.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Yes, send them"))
                .click();
        assertThat(mail.getByText("Notices come to " + address)).isVisible();
        page.reload();
        button("Send a test to " + address).click();
        await().until(() -> mailbox.of(address).size() == 2);

        mail.navigate(mailbox.of(address).getLast().unsubscribeLink());
        mail.getByRole(AriaRole.BUTTON).click();
        assertThat(mail.getByText("No more notices")).isVisible();
        page.reload();
        assertThat(page.getByText("There is no address yet.")).isVisible();
    }

    @Test
    void it_works_on_a_phone_and_without_scripts() {
        try (WebhookReceiver receiver = WebhookReceiver.start()) {
            Page plain = browser.pageWithoutScripts(broker);
            plain.setViewportSize(360, 740);
            plain.navigate(links.fresh(resource));
            plain.navigate("/dashboard/" + resource + "/notices");
            plain.getByLabel("Address of the webhook").fill(receiver.url() + "x".repeat(200));
            plain.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Add a webhook"))
                    .click();
            assertThat(plain.locator(".recipient")).containsText(receiver.url());
            page.setViewportSize(360, 740);
            page.reload();
            assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                    .isLessThanOrEqualTo(360);
        }
    }

    private void add(String label, String text, String button) {
        page.getByLabel(label).fill(text);
        button(button).click();
    }

    private Locator entry() {
        return page.locator(".recipient");
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
