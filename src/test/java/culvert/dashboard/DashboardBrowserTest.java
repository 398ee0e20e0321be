package culvert.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import culvert.resources.AppId;
import culvert.resources.Order;
import culvert.resources.PlatformName;
import culvert.resources.ResourceId;
import culvert.resources.ResourceService;
import culvert.testsupport.Browser;
import culvert.testsupport.PostgresForTests;
import culvert.testsupport.ScalingoForTests;
import culvert.testsupport.ScalingoStub;
import culvert.testsupport.SignOnLinks;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The dashboard as a person uses it. */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
@WithTestResource(ScalingoForTests.class)
class DashboardBrowserTest {

    private static final String GOOD = """
        IPSec gateway vpn.example.net
        IPSec ID staff
        IPSec secret 7hK-pq2.Lm9x_Zt4Wb8
        Xauth username ada
        Xauth password s3cond-Passw0rd
        IKE DH Group dh14
        """;
    private static final String WITH_SCRIPT = GOOD + "Script /tmp/x\n";
    private static final Duration LONG_ENOUGH_TO_SEE = Duration.ofMillis(1500);

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

    @Test
    void the_link_of_the_platform_opens_the_dashboard_once() {
        String link = links.fresh(resource);
        Page page = browser.page(broker);

        page.navigate(link);
        assertThat(page).hasURL(Pattern.compile("/dashboard/" + resource + "$"));
        assertThat(editor(page)).isVisible();

        page.navigate(link);
        assertThat(page.getByText("Open the dashboard again from your platform"))
                .isVisible();
    }

    @Test
    void a_mistake_is_shown_beside_its_line_and_goes_away_while_it_is_mended() {
        Page page = signedOn();
        editor(page).fill(WITH_SCRIPT);
        button(page, "Validate").click();

        assertThat(editor(page)).hasValue(WITH_SCRIPT);
        assertThat(findings(page)).containsText("One mistake keeps this config from being published");
        assertThat(findings(page)).containsText("Script is not allowed");
        assertThat(findings(page)).isFocused();
        assertThat(page.locator(".numbers .ERROR")).hasText("7");

        findings(page).getByText("Line 7").click();
        assertThat(editor(page)).isFocused();
        assertThat(selected(page)).isEqualTo("Script /tmp/x");

        page.keyboard().press("Delete");
        assertThat(findings(page)).containsText("This config is in order");
        assertThat(editor(page)).isFocused();
        assertThat(page.locator(".numbers .ERROR")).hasCount(0);
    }

    @Test
    void a_button_mends_what_is_certain_and_takes_it_back() {
        Page page = signedOn();
        page.evaluate("window.stillTheSamePage = true");
        editor(page).fill(WITH_SCRIPT);

        // Nobody pressed Validate: the findings come while somebody writes.
        button(page, "Remove the line, in line 7").click();
        assertThat(editor(page)).hasValue(GOOD);
        assertThat(findings(page)).containsText("This config is in order");
        assertThat(findings(page)).isFocused();

        button(page, "Undo").click();
        assertThat(editor(page)).hasValue(WITH_SCRIPT);
        assertThat(findings(page)).containsText("Script is not allowed");

        button(page, "Remove the line, in line 7").click();
        assertThat(editor(page)).hasValue(GOOD);
        editor(page).press("Control+z");
        assertThat(editor(page)).hasValue(WITH_SCRIPT);
        assertThat(page.evaluate("window.stillTheSamePage")).isEqualTo(true);
    }

    @Test
    void a_button_mends_by_a_new_page_where_the_script_gets_no_answer() {
        Page page = signedOn();
        editor(page).fill(WITH_SCRIPT);
        assertThat(button(page, "Remove the line, in line 7")).isVisible();
        page.evaluate("() => { window.fetch = () => new Promise((_, no) => setTimeout(no)); }");

        button(page, "Remove the line, in line 7").click();

        assertThat(findings(page)).containsText("This config is in order");
        assertThat(editor(page)).hasValue(GOOD);
    }

    @Test
    void what_a_finding_is_about_is_selected_whatever_signs_stand_before_it() {
        Page page = signedOn();
        editor(page).fill(WITH_SCRIPT + "# e\u0301\uD83D\uDC4D\uD83C\uDFFD\u200B\tx\u202Ey\n");

        findings(page).getByText("Line 8, column 7").click();
        assertThat(editor(page)).isFocused();
        assertThat(selected(page)).isEqualTo("\u202Ey");
        assertThat(page.locator("#line-help")).containsText("Mistake: There is an invisible character");

        page.keyboard().press("F8");
        assertThat(selected(page)).startsWith("IPSec secret ");
        page.keyboard().press("F8");
        assertThat(selected(page)).isEqualTo("Script /tmp/x");
        page.keyboard().press("F8");
        assertThat(selected(page)).isEqualTo("\u202Ey");
        page.keyboard().press("Shift+F8");
        assertThat(page.locator("#line-help")).containsText("Mistake: Script is not allowed");
        assertThat(page.locator(".marks .ERROR em").first()).containsText("Script is not allowed");
    }

    @Test
    void findings_stay_with_their_lines_until_the_next_check() {
        Page page = signedOn();
        editor(page).fill(WITH_SCRIPT);
        assertThat(page.locator(".numbers .ERROR")).hasText("7");
        page.route("**/validate", Route::abort);

        editor(page).press("Control+Home");
        page.keyboard().insertText("# office\n# staff\n");
        assertThat(page.locator(".numbers .ERROR")).hasText("9");
        findings(page).getByText("Line 7").click();
        assertThat(selected(page)).isEqualTo("Script /tmp/x");

        page.keyboard().insertText("Script /tmp/y");
        assertThat(page.locator(".numbers .ERROR")).hasCount(0);
        assertThat(page.locator(".finding.past")).hasCount(1);
    }

    @Test
    void the_directive_in_the_line_of_the_cursor_is_explained() {
        Page page = signedOn();
        editor(page).fill(GOOD);
        assertThat(page.locator("#line-help")).containsText("Put the cursor into a line to read what it does.");

        editor(page).press("ArrowUp");
        assertThat(page.locator("#line-help")).containsText("IKE DH Group: ");
        editor(page).press("Control+Home");
        assertThat(page.locator("#line-help")).containsText("IPSec gateway: The VPN gateway to dial.");
    }

    @Test
    void each_step_of_the_delivery_appears_without_loading_the_page_again() {
        platform.worksAfter(LONG_ENOUGH_TO_SEE);
        Page page = signedOn();
        editor(page).fill(GOOD);
        button(page, "Publish").click();

        assertThat(step(page, "Saved")).containsText("as version 1");
        assertThat(step(page, "Publishing")).containsText("calling Scalingo");
        assertThat(step(page, "Restart")).containsText("not yet");
        page.evaluate("window.stillTheSamePage = true");

        assertThat(step(page, "Published")).containsText("done");
        assertThat(step(page, "Restart asked")).containsText("done");
        assertThat(page.locator("#live").getByText("Version 1 is with your app"))
                .isVisible();
        assertThat(page.evaluate("window.stillTheSamePage")).isEqualTo(true);
        assertThat(platform.published(app)).containsExactly(GOOD);
    }

    @Test
    void secrets_are_hidden_until_somebody_asks_and_kept_when_they_stay_hidden() {
        Page page = signedOn();
        publishAndWait(page, GOOD, 1);

        assertThat(page.content()).doesNotContain("7hK-pq2.Lm9x_Zt4Wb8", "s3cond-Passw0rd");
        editor(page).fill(editor(page).inputValue().replace("ada", "grace"));
        publishAndWait(page, editor(page).inputValue(), 2);
        assertThat(platform.published(app)).last().asString().isEqualTo(GOOD.replace("ada", "grace"));

        button(page, "Show secrets").click();
        assertThat(editor(page)).hasValue(GOOD.replace("ada", "grace"));
    }

    @Test
    void a_failure_is_shown_with_its_cause_until_the_platform_is_back() {
        platform.fails(500);
        Page page = signedOn();
        editor(page).fill(GOOD);
        button(page, "Publish").click();

        assertThat(step(page, "Publishing")).containsText("the platform failed (500)");
        assertThat(step(page, "Publishing")).containsText("Next attempt");
        platform.works();
        assertThat(step(page, "Restart asked")).containsText("done");
    }

    @Test
    void what_was_given_up_goes_on_when_somebody_asks() {
        platform.fails(422);
        Page page = signedOn();
        editor(page).fill(GOOD);
        button(page, "Publish").click();
        assertThat(step(page, "Publishing")).containsText("given up after 1 attempt");

        platform.works();
        button(page, "Try again").click();

        assertThat(step(page, "Restart asked")).containsText("done");
    }

    @Test
    void the_keyboard_alone_is_enough() {
        Page page = signedOn();
        tabTo(page, editor(page));
        page.keyboard().insertText(WITH_SCRIPT);
        tabTo(page, button(page, "Publish"));
        page.keyboard().press("Enter");
        assertThat(findings(page)).isFocused();

        tabTo(page, findings(page).getByText("Line 7"));
        page.keyboard().press("Enter");
        page.keyboard().press("Delete");
        tabTo(page, button(page, "Publish"));
        page.keyboard().press("Enter");

        assertThat(step(page, "Restart asked")).containsText("done");
    }

    @Test
    void it_all_works_without_scripts() {
        platform.worksAfter(LONG_ENOUGH_TO_SEE);
        Page page = browser.pageWithoutScripts(broker);
        page.navigate(links.fresh(resource));

        editor(page).fill(WITH_SCRIPT);
        button(page, "Validate").click();
        assertThat(editor(page)).hasValue(WITH_SCRIPT);
        assertThat(findings(page)).containsText("Line 7");
        assertThat(findings(page)).containsText("Script is not allowed");

        editor(page).fill(GOOD);
        button(page, "Publish").click();
        assertThat(step(page, "Saved")).containsText("as version 1");
        assertThat(step(page, "Publishing")).containsText("calling Scalingo");
        assertThat(step(page, "Restart asked")).containsText("done");
        assertThat(page.content()).doesNotContain("7hK-pq2.Lm9x_Zt4Wb8", "s3cond-Passw0rd");

        button(page, "Show secrets").click();
        assertThat(editor(page)).hasValue(GOOD);
    }

    @Test
    void it_fits_a_phone() {
        Page page = signedOn();
        page.setViewportSize(390, 844);
        editor(page).fill(WITH_SCRIPT + "# " + "a long comment ".repeat(10) + "\n");
        button(page, "Validate").click();

        assertThat(findings(page)).containsText("Line 7");
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(390);
    }

    @Test
    void nothing_on_the_page_breaks_the_rules_that_the_page_sets_itself() {
        Page page = browser.page(broker);
        List<String> complaints = new ArrayList<>();
        page.onConsoleMessage(message -> complaints.add(message.text()));
        page.onPageError(complaints::add);
        page.navigate(links.fresh(resource));

        publishAndWait(page, GOOD, 1);
        button(page, "Validate").click();
        assertThat(findings(page)).containsText("This config is in order");
        editor(page).press("End");
        page.keyboard().type("x");
        assertThat(page.locator(".numbers span")).hasCount(7);

        assertThat(complaints).isEmpty();
    }

    private Page signedOn() {
        Page page = browser.page(broker);
        page.navigate(links.fresh(resource));
        return page;
    }

    private static void publishAndWait(Page page, String conf, int version) {
        editor(page).fill(conf);
        button(page, "Publish").click();
        assertThat(page.locator("#live").getByText("Version " + version + " is with your app"))
                .isVisible();
    }

    private static Locator editor(Page page) {
        return page.getByLabel("vpnc.conf");
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator findings(Page page) {
        return page.locator("#findings");
    }

    private static Locator step(Page page, String name) {
        return page.locator(".step:has(strong:text-is(\"" + name + "\"))");
    }

    private static String selected(Page page) {
        return (String)
                page.evaluate("(() => { const e = document.activeElement; return e.value.slice(e.selectionStart,"
                        + " e.selectionEnd); })()");
    }

    /** Presses Tab until the element has the focus, as somebody without a mouse does. */
    private static void tabTo(Page page, Locator element) {
        for (int i = 0; i < 30; i++) {
            if ((boolean) element.evaluate("element => element === document.activeElement")) {
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("cannot be reached with the keyboard: " + element);
    }
}
