package culvert.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import culvert.delivery.DeliveryService;
import culvert.delivery.DeliveryState;
import culvert.resources.AppId;
import culvert.resources.Order;
import culvert.resources.PlatformName;
import culvert.resources.ResourceId;
import culvert.resources.ResourceService;
import culvert.testsupport.PostgresForTests;
import culvert.testsupport.ScalingoForTests;
import culvert.testsupport.ScalingoStub;
import culvert.testsupport.SettableClock;
import culvert.testsupport.SignOnLinks;
import culvert.testsupport.Visitor;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresForTests.class)
@WithTestResource(ScalingoForTests.class)
class DashboardTest {

    private static final String GOOD = """
            IPSec gateway vpn.example.net
            IPSec ID staff
            IPSec secret 7hK-pq2.Lm9x_Zt4Wb8
            Xauth username ada
            Xauth password s3cond-Passw0rd
            IKE DH Group dh14
            """;
    private static final String BAD = "IPSec gateway vpn.example.net\nScript /tmp/x\n";

    @Inject
    @ConfigProperty(name = "test.url")
    URI broker;

    @Inject
    @ConfigProperty(name = "CULVERT_SCALINGO_API_URL")
    URI scalingo;

    @Inject
    ResourceService resources;

    @Inject
    DeliveryService deliveries;

    @Inject
    SignOnLinks links;

    @Inject
    SettableClock clock;

    private AppId app;
    private ResourceId resource;
    private String dashboard;
    private Visitor visitor;
    private ScalingoStub platform;

    @BeforeEach
    void signOn() {
        platform = new ScalingoStub(scalingo);
        platform.works();
        app = new AppId("app-" + UUID.randomUUID());
        resource = order(app);
        dashboard = "/dashboard/" + resource;
        visitor = signedOn(resource);
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void an_empty_dashboard_offers_the_editor_and_says_what_it_needs() {
        String page = visitor.open(dashboard).body();

        assertThat(page)
                .contains("<label for=\"conf\">vpnc.conf</label>", "name=\"conf\"", ">Validate<", ">Publish<")
                .contains("The five lines it needs", "Xauth password")
                .doesNotContain("id=\"delivery\"");
    }

    @Test
    void the_page_loads_nothing_that_is_not_there_or_not_ours() {
        String page = visitor.open(dashboard).body();
        List<String> assets = Pattern.compile("(?:src|href)=\"(/[^\"]+\\.(?:css|js|svg)[^\"]*)\"")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(page).doesNotContain("<style", " style=", "onclick", "<script>", "src=\"http");
        assertThat(assets)
                .hasSize(5)
                .allSatisfy(
                        asset -> assertThat(visitor.open(asset).statusCode()).isEqualTo(200));
    }

    @Test
    void an_address_that_is_nothing_is_not_found() {
        assertThat(visitor.open(dashboard + "/nothing").statusCode()).isEqualTo(404);
        assertThat(visitor.open("/nothing").statusCode()).isEqualTo(404);
        assertThat(visitor.open(dashboard + "/config").statusCode()).isEqualTo(405);
    }

    @Test
    void a_good_config_is_saved_and_reaches_the_platform() {
        HttpResponse<String> answer = publish(GOOD);

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).hasValue(dashboard);
        await().until(() -> platform.published(app).size() == 1);
        assertThat(platform.published(app).getFirst()).isEqualTo(GOOD);
        await().untilAsserted(() -> assertThat(visitor.open(dashboard).body())
                .contains("Version 1 is with your app", "Saved", "Published", "to Scalingo", "Restart asked")
                .doesNotContain("hx-trigger=\"every"));
    }

    @Test
    void what_was_done_is_said_once() {
        publish(GOOD);

        assertThat(visitor.open(dashboard).body()).contains("Saved. Its way to your app is shown below.");
        assertThat(visitor.open(dashboard).body()).doesNotContain("Saved. Its way to your app is shown below.");
    }

    @Test
    void a_refused_config_comes_back_as_typed_with_every_finding() {
        HttpResponse<String> answer = publish(BAD);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("IPSec gateway vpn.example.net\nScript /tmp/x")
                .contains("data-line=\"2\"", "Line 2", "Script")
                .contains("mistakes keep this config from being published");
        assertThat(resources.find(resource).newestVersion()).isZero();
        assertThat(platform.published(app)).isEmpty();
    }

    @Test
    void validating_says_what_publishing_would_and_changes_nothing() {
        HttpResponse<String> bad = post("validate", BAD);
        HttpResponse<String> good = post("validate", GOOD);

        assertThat(bad.statusCode()).isEqualTo(422);
        assertThat(bad.body()).contains("data-line=\"2\"");
        assertThat(good.statusCode()).isEqualTo(200);
        assertThat(good.body()).contains("This config is in order", "Xauth username ada");
        assertThat(resources.find(resource).newestVersion()).isZero();
    }

    @Test
    void a_check_by_script_brings_the_findings_only() {
        HttpResponse<String> answer = visitor.post(dashboard + "/validate", fields(BAD), "HX-Request", "true");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("data-line=\"2\"").doesNotContain("<textarea", "<html");
    }

    @Test
    void secrets_are_masked_and_kept_where_the_mask_is_left() {
        publish(GOOD);

        String shown = visitor.open(dashboard).body();
        HttpResponse<String> answer = publish(GOOD.replace("7hK-pq2.Lm9x_Zt4Wb8", "********")
                .replace("s3cond-Passw0rd", "********")
                .replace("vpn.example.net", "vpn2.example.net"));

        assertThat(shown)
                .contains("IPSec secret ********", "Xauth password ********", "Xauth username ada")
                .doesNotContain("7hK-pq2.Lm9x_Zt4Wb8", "s3cond-Passw0rd");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(resources.configText(resource, 2)).hasValue(GOOD.replace("vpn.", "vpn2."));
    }

    @Test
    void secrets_are_shown_when_somebody_asks_and_changes_are_not_lost() {
        publish(GOOD);

        HttpResponse<String> answer =
                post("secrets", GOOD.replace("7hK-pq2.Lm9x_Zt4Wb8", "********").replace("ada", "grace"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("IPSec secret 7hK-pq2.Lm9x_Zt4Wb8", "Xauth username grace");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @Test
    void publishing_the_same_again_is_no_new_version() {
        publish(GOOD);
        await().until(() -> platform.published(app).size() == 1);

        HttpResponse<String> answer = publish(GOOD);

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(visitor.open(dashboard).body()).contains("Nothing to save");
        assertThat(resources.find(resource).newestVersion()).isEqualTo(1);
    }

    @Test
    void somebody_elses_newer_version_is_not_overwritten_unseen() {
        Map<String, String> oldPage = fields(GOOD.replace("ada", "grace"));
        publish(GOOD);

        HttpResponse<String> stale = visitor.post(dashboard + "/config", oldPage);
        HttpResponse<String> again = visitor.post(dashboard + "/config", merged(oldPage, stale.body()));

        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(stale.body())
                .contains("version 1 was saved while you were editing")
                .contains("Xauth username grace")
                .contains("<pre tabindex=\"0\">IPSec gateway", "Xauth username ada")
                .contains("<td class=\"before\"><code>ada</code></td>", "<td class=\"after\"><code>grace</code></td>")
                // In the text that was typed, and nowhere else.
                .containsOnlyOnce("7hK");
        assertThat(again.statusCode()).isEqualTo(303);
        assertThat(resources.configText(resource, 2).orElseThrow()).contains("grace");
    }

    @Test
    void bytes_that_are_no_utf8_reach_the_reader_as_sent() {
        var body = new ByteArrayOutputStream();
        body.writeBytes(Visitor.form(hidden()));
        body.writeBytes("&conf=IPSec+ID+%C3%28".getBytes(StandardCharsets.US_ASCII));

        HttpResponse<String> answer = visitor.post(dashboard + "/config", body.toByteArray());

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("UTF-8");
    }

    @Test
    void line_ends_as_browsers_send_them_are_taken() {
        publish(GOOD.replace("\n", "\r\n"));

        assertThat(resources.configText(resource, 1)).hasValue(GOOD);
    }

    @Test
    void a_config_of_exactly_the_largest_size_is_taken_and_a_byte_more_is_a_finding() {
        String filler = "# " + "x".repeat(97) + "\n";
        String largest = GOOD + filler.repeat((8192 - GOOD.length()) / 100);
        largest += "#".repeat(8192 - largest.length() - 1) + "\n";

        HttpResponse<String> more = post("validate", "#" + largest);
        HttpResponse<String> asBrowsersSendIt = post("validate", largest.replace("\n", "\r\n"));

        assertThat(largest).hasSize(8192);
        assertThat(more.statusCode()).isEqualTo(422);
        assertThat(more.body()).contains("8192", "IPSec gateway vpn.example.net");
        assertThat(asBrowsersSendIt.statusCode()).isEqualTo(200);
    }

    @Test
    void a_config_far_over_the_limit_is_a_finding_too() {
        HttpResponse<String> answer = post("config", GOOD + "# filler\n".repeat(10_000));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("8192", "IPSec gateway vpn.example.net");
    }

    @Test
    void forged_posts_are_refused() {
        Map<String, String> genuine = fields(GOOD);
        Map<String, String> withoutToken = new LinkedHashMap<>(genuine);
        withoutToken.remove("form_token");
        Visitor neighbour = signedOn(order(new AppId("app-of-somebody-else")));
        neighbour.setCookie("culvert-session", visitor.cookie("culvert-session") + "x");

        assertThat(visitor.post(dashboard + "/config", withoutToken).statusCode())
                .isEqualTo(403);
        assertThat(visitor.post(dashboard + "/config", genuine, "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(403);
        assertThat(neighbour.post(dashboard + "/config", genuine).statusCode()).isEqualTo(403);
        assertThat(new Visitor(broker).post(dashboard + "/config", genuine).statusCode())
                .isEqualTo(403);
        assertThat(resources.find(resource).newestVersion()).isZero();
    }

    @Test
    void a_page_of_an_earlier_session_keeps_its_text() {
        Map<String, String> old = fields(GOOD);
        visitor.open(links.fresh(resource));

        HttpResponse<String> answer = visitor.post(dashboard + "/config", old, "Sec-Fetch-Site", "same-origin");
        HttpResponse<String> again = visitor.post(dashboard + "/config", merged(old, answer.body()));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("Your text is still here", "Xauth username ada");
        assertThat(again.statusCode()).isEqualTo(303);
    }

    @Test
    void a_session_opens_one_resource_only() {
        ResourceId other = order(new AppId("app-of-somebody-else"));

        assertThat(visitor.open("/dashboard/" + other).statusCode()).isEqualTo(403);
        assertThat(visitor.open("/dashboard/" + other + "/timeline").statusCode())
                .isEqualTo(403);
    }

    @Test
    void a_session_ends_after_a_working_day() {
        clock.advance(Duration.ofHours(8).minusMinutes(1));
        int before = visitor.open(dashboard).statusCode();
        clock.advance(Duration.ofMinutes(1));

        assertThat(before).isEqualTo(200);
        assertThat(visitor.open(dashboard).statusCode()).isEqualTo(403);
    }

    @Test
    void a_session_dies_with_its_resource() {
        resources.deprovision(resource);

        assertThat(visitor.open(dashboard).statusCode()).isEqualTo(403);
    }

    @Test
    void a_text_that_was_written_while_the_session_ended_is_given_back() {
        Map<String, String> late = fields(GOOD);
        clock.advance(Duration.ofHours(9));

        HttpResponse<String> ours = visitor.post(dashboard + "/config", late, "Sec-Fetch-Site", "same-origin");
        HttpResponse<String> strangers = visitor.post(dashboard + "/config", late);

        assertThat(ours.statusCode()).isEqualTo(403);
        assertThat(ours.body()).contains("Nothing was saved", "Xauth username ada");
        assertThat(strangers.statusCode()).isEqualTo(403);
        assertThat(strangers.body()).doesNotContain("ada");
    }

    @Test
    void a_suspended_add_on_can_be_read_but_not_changed() {
        publish(GOOD);
        Map<String, String> change = fields(GOOD.replace("ada", "grace"));
        resources.suspend(resource);

        String page = visitor.open(dashboard).body();
        HttpResponse<String> answer = visitor.post(dashboard + "/config", change);

        assertThat(page)
                .contains("The add-on is suspended", "readonly", "Xauth username ada")
                .doesNotContain(">Publish<", ">Validate<");
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("Nothing was saved: the add-on is suspended", "Xauth username grace");
        assertThat(resources.find(resource).newestVersion()).isEqualTo(1);
    }

    @Test
    void a_second_add_on_of_the_app_is_warned_about() {

        String alone = visitor.open(dashboard).body();
        order(app);
        String shared = visitor.open(dashboard).body();

        assertThat(alone).doesNotContain("whichever publishes last wins");
        assertThat(shared).contains("1 more VPN add-on", "whichever publishes last wins");
    }

    @Test
    void a_failing_platform_is_shown_with_its_cause_and_the_next_attempt() {
        platform.fails(500);
        publish(GOOD);

        await().untilAsserted(() -> assertThat(visitor.open(dashboard).body())
                .contains("failed: the platform failed (500)", "http-equiv=\"refresh\""));
        platform.works();
        await().untilAsserted(() -> assertThat(visitor.open(dashboard).body()).contains("to Scalingo"));
    }

    @Test
    void what_was_given_up_can_be_tried_again() {
        platform.fails(422);
        publish(GOOD);
        await().until(() -> deliveries.newest(resource).orElseThrow().state() == DeliveryState.GIVEN_UP);

        String page = visitor.open(dashboard).body();
        platform.works();
        HttpResponse<String> answer = visitor.post(dashboard + "/try-again", hidden());

        assertThat(page).contains("given up after 1 attempt: the platform refused the change (422).", ">Try again<");
        assertThat(answer.statusCode()).isEqualTo(303);
        await().until(() -> deliveries.newest(resource).orElseThrow().state() == DeliveryState.PUBLISHED);
    }

    @Test
    void a_form_that_no_browser_sends_is_refused_by_name() {
        HttpResponse<String> answer =
                visitor.post(dashboard + "/config", "conf=%zz".getBytes(StandardCharsets.US_ASCII));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("This form could not be read");
    }

    private HttpResponse<String> publish(String conf) {
        return post("config", conf);
    }

    private HttpResponse<String> post(String action, String conf) {
        return visitor.post(dashboard + "/" + action, fields(conf));
    }

    private Map<String, String> fields(String conf) {
        Map<String, String> fields = hidden();
        fields.put("conf", conf);
        return fields;
    }

    private Map<String, String> hidden() {
        return Visitor.hiddenFields(visitor.open(dashboard).body());
    }

    private static Map<String, String> merged(Map<String, String> fields, String page) {
        Map<String, String> merged = new LinkedHashMap<>(fields);
        merged.putAll(Visitor.hiddenFields(page));
        return merged;
    }

    private Visitor signedOn(ResourceId id) {
        Visitor person = new Visitor(broker);
        person.open(links.fresh(id));
        return person;
    }

    private ResourceId order(AppId orderer) {
        var order = new Order(PlatformName.SCALINGO, Optional.empty(), orderer, "vpn-ipsec-standard");
        return resources.provision(order).resource().id();
    }
}
