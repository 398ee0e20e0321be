package culvert.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import culvert.delivery.DeliveryService;
import culvert.delivery.DeliveryState;
import culvert.notices.webhook.WebhookDoor;
import culvert.notices.webhook.WebhookSignature;
import culvert.resources.AppId;
import culvert.resources.Author;
import culvert.resources.Order;
import culvert.resources.PlatformName;
import culvert.resources.ResourceId;
import culvert.resources.ResourceService;
import culvert.resources.ResourceState;
import culvert.rollback.ReturnWatch;
import culvert.testsupport.Mailbox;
import culvert.testsupport.NoticesForTests;
import culvert.testsupport.PostgresForTests;
import culvert.testsupport.ScalingoForTests;
import culvert.testsupport.ScalingoStub;
import culvert.testsupport.SettableClock;
import culvert.testsupport.Supervisors;
import culvert.testsupport.Visitor;
import culvert.testsupport.WebhookReceiver;
import culvert.vpnc.Reading;
import culvert.vpnc.VpncConfig;
import culvert.vpnc.VpncReader;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From what happens to what somebody is told: over a real HTTP server and a real mail server. */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
@WithTestResource(ScalingoForTests.class)
@WithTestResource(value = NoticesForTests.class, scope = TestResourceScope.GLOBAL)
class NoticesTest {

    private static final String GOOD = """
            IPSec gateway vpn.example.net
            IPSec ID staff
            IPSec secret 7hK-pq2.Lm9x_Zt4Wb8
            Xauth username ada
            Xauth password s3cond-Passw0rd
            IKE DH Group dh14
            """;
    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    @ConfigProperty(name = "test.url")
    URI broker;

    @Inject
    @ConfigProperty(name = "CULVERT_SCALINGO_API_URL")
    URI scalingo;

    @Inject
    ResourceService resources;

    @Inject
    NoticeService notices;

    @Inject
    DeliveryService published;

    @Inject
    WebhookDoor door;

    @Inject
    TunnelWatch tunnelWatch;

    @Inject
    ReturnWatch returnWatch;

    @Inject
    Supervisors supervisors;

    @Inject
    Mailbox mailbox;

    @Inject
    SettableClock clock;

    private final String address = "ops-" + UUID.randomUUID() + "@customer.example";
    private WebhookReceiver receiver;
    private ScalingoStub platform;
    private ResourceId resource;

    @BeforeEach
    void order() {
        receiver = WebhookReceiver.start();
        platform = new ScalingoStub(scalingo);
        platform.works();
        var app = new AppId("app-" + UUID.randomUUID());
        resource = resources
                .provision(new Order(PlatformName.SCALINGO, Optional.empty(), app, "vpn-ipsec-standard"))
                .resource()
                .id();
    }

    @AfterEach
    void end() {
        if (resources.find(resource).state() != ResourceState.DEPROVISIONED) {
            resources.deprovision(resource);
        }
        receiver.close();
        platform.works();
        clock.reset();
    }

    @Test
    void a_tunnel_that_goes_down_is_told_and_that_it_is_back() {
        addWebhook();
        save(GOOD);
        var supervisor = supervisors.start(broker, resource, 1, "web-1").starting();
        supervisor.failed("credentials-refused", "user name or password refused", "");
        look(10);
        assertThat(events()).isEmpty();
        look(61);
        await().until(() -> events().equals(List.of("down")));

        supervisor.connected("10.92.0.1");
        look(31);
        await().until(() -> events().equals(List.of("down", "up")));

        JsonNode down = body(0);
        assertThat(down.path("summary").asText()).endsWith("is down in its container.");
        assertThat(down.at("/tunnels/state").asText()).isEqualTo("down");
        assertThat(down.at("/tunnels/containers").asInt()).isOne();
        assertThat(down.at("/diagnosis/headline").asText()).contains("password");
        assertThat(down.at("/diagnosis/contact").asText()).isNotEmpty();
        assertThat(body(1).path("summary").asText()).endsWith("is up in its container.");
        assertThat(body(1).path("diagnosis").isMissingNode()).isTrue();
    }

    @Test
    void what_reports_change_is_looked_at_by_a_job_of_the_same_transaction() {
        addWebhook();
        save(GOOD);
        supervisors.start(broker, resource, 1, "web-1").starting().connected("10.92.0.1");

        clock.advance(Duration.ofSeconds(11));
        clock.advance(Duration.ofSeconds(31));

        await().until(() -> events().equals(List.of("up")));
    }

    @Test
    void going_back_by_itself_is_told() {
        addWebhook();
        save(GOOD);
        supervisors.start(broker, resource, 1, "web-1").connected("10.92.0.1");
        save(GOOD.replace("s3cond-Passw0rd", "wr0ng-Passw0rd"));
        supervisors
                .start(broker, resource, 2, "web-1")
                .starting()
                .failed("credentials-refused", "user name or password refused", "");
        clock.advance(Duration.ofSeconds(130));
        returnWatch.lookAt(resource);

        await().until(() -> events().contains("gone back"));
        JsonNode back = body(events().indexOf("gone back"));
        assertThat(back.at("/versions/left").asInt()).isEqualTo(2);
        assertThat(back.at("/versions/restored").asInt()).isEqualTo(1);
        assertThat(back.at("/versions/newest").asInt()).isEqualTo(3);
        assertThat(back.path("reason").asText()).isEqualTo("user name or password refused");
    }

    @Test
    void a_delivery_that_is_given_up_is_told() {
        addWebhook();
        platform.fails(422);
        save(GOOD);

        await().until(() -> events().equals(List.of("given up")));
        assertThat(body(0).path("version").asInt()).isOne();
        assertThat(body(0).path("reason").asText()).isNotEmpty();
    }

    @Test
    void it_is_tried_again_with_the_same_id_until_it_is_taken_and_in_order() {
        String webhook = addWebhook();
        receiver.answers(500);
        platform.fails(422);
        save(GOOD);
        await().until(() -> receiver.received().size() >= 2);

        receiver.answers(204);
        await().until(() -> newest(webhook).state() == NoticeDelivery.State.TAKEN);

        assertThat(receiver.received().stream()
                        .map(got -> got.headers().get("webhook-id"))
                        .distinct())
                .hasSize(1);
        assertThat(newest(webhook).attempts()).isEqualTo(receiver.received().size());
        assertThat(newest(webhook).outcome()).isEqualTo("answered 204");
        assertThat(recipient(webhook).failingSince()).isEmpty();
    }

    @Test
    void a_test_goes_out_once_at_once_and_tells_what_came_of_it() {
        String webhook = addWebhook();
        receiver.answers(302);

        notices.test(resource, webhook);

        await().until(() -> newest(webhook).state() == NoticeDelivery.State.GIVEN_UP);
        assertThat(newest(webhook).outcome()).isEqualTo("answered 302: redirects are not followed");
        assertThat(events()).containsExactly("test");
        assertThat(newest(webhook).attempts()).isOne();
    }

    @Test
    void after_days_of_failure_it_is_switched_off_and_there_is_a_way_back() {
        String webhook = addWebhook();
        receiver.answers(500);
        notices.test(resource, webhook);
        await().until(() -> recipient(webhook).failingSince().isPresent());

        clock.advance(Duration.ofDays(3).plusSeconds(1));
        notices.test(resource, webhook);
        await().until(() -> recipient(webhook).offAt().isPresent());
        assertThatThrownBy(() -> notices.test(resource, webhook)).hasMessageContaining("switched off");
        int before = receiver.received().size();

        notices.switchOn(resource, webhook);
        receiver.answers(204);
        notices.test(resource, webhook);
        await().until(() -> newest(webhook).state() == NoticeDelivery.State.TAKEN);
        assertThat(receiver.received()).hasSize(before + 1);
        assertThat(recipient(webhook).failingSince()).isEmpty();
    }

    @Test
    void who_answers_gone_is_left_alone() {
        String webhook = addWebhook();
        receiver.answers(410);

        notices.test(resource, webhook);

        await().until(() -> recipient(webhook).offAt().isPresent());
    }

    @Test
    void deprovisioning_ends_it() {
        String webhook = addWebhook();
        notices.addMail(resource, address);
        await().until(() -> mailbox.of(address).size() == 1);

        resources.deprovision(resource);

        assertThat(notices.list(resource)).isEmpty();
        assertThat(notices.find(resource, webhook)).isEmpty();
        assertThat(new Visitor(broker)
                        .open(mailbox.of(address).getFirst().link())
                        .body())
                .contains("This link is over");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/",
                "http://localhost:8080/",
                "https://[::1]/",
                "https://[::ffff:127.0.0.1]/",
                "https://10.0.0.1/",
                "https://2130706433/",
                "https://169.254.169.254/latest/meta-data/",
                "https://[fe80::1]/",
                "http://1.1.1.1/",
                "https://nobody.invalid/",
                "ftp://example.com/",
                "https://user:pw@example.com/",
                "https://example.com/#x",
                "example.com",
                "file:///etc/passwd",
                ""
            })
    void an_address_that_may_not_be_called_is_refused_with_a_sentence(String url) {
        assertThatThrownBy(() -> door.check(url))
                .isInstanceOf(NoticeRefused.class)
                .hasMessageMatching("(?s)[A-Z].*\\.");
    }

    @Test
    void ten_webhooks_are_enough() {
        for (int i = 0; i < 10; i++) {
            notices.addWebhook(resource, receiver.url() + i, WebhookSignature.freshSecret());
        }
        assertThatThrownBy(() -> notices.addWebhook(resource, receiver.url(), WebhookSignature.freshSecret()))
                .hasMessageContaining("10 already");
        assertThatThrownBy(() -> notices.addWebhook(resource, receiver.url() + 1, WebhookSignature.freshSecret()))
                .hasMessageContaining("there already");
    }

    @Test
    void mail_comes_only_after_its_owner_said_yes_and_ends_with_one_click() {
        platform.fails(422);
        String id = notices.addMail(resource, address).id();
        await().until(() -> mailbox.of(address).size() == 1);
        var question = mailbox.of(address).getFirst();
        assertThat(question.from()).isEqualTo("Culvert <culvert@broker.example>");
        assertThat(question.type()).startsWith("text/plain");
        assertThat(question.subject()).startsWith("Do you want notices about the VPN of app-");
        save(GOOD);
        await().until(() -> published.newest(resource).orElseThrow().state() == DeliveryState.GIVEN_UP);
        assertThatThrownBy(() -> notices.test(resource, id)).hasMessageContaining("confirmed");

        // Opening a link is what programs do that look at mail.
        Visitor reader = new Visitor(broker);
        assertThat(reader.open(question.link()).body()).contains("Yes, send them");
        assertThat(recipient(id).isConfirmed()).isFalse();
        assertThat(reader.post(question.link(), new byte[0]).body()).contains("Notices come to " + address);
        assertThat(recipient(id).isConfirmed()).isTrue();

        notices.test(resource, id);
        await().until(() -> mailbox.of(address).size() == 2);
        var test = mailbox.of(address).getLast();
        assertThat(test.subject()).endsWith(": a test");
        assertThat(test.text()).contains("nothing happened", "No more of these: ");
        assertThat(test.oneClick()).isEqualTo("List-Unsubscribe=One-Click");

        HttpResponse<String> stopped = new Visitor(broker)
                .post(test.unsubscribeLink(), "List-Unsubscribe=One-Click".getBytes(StandardCharsets.UTF_8));
        assertThat(stopped.statusCode()).isEqualTo(200);
        assertThat(notices.find(resource, id)).isEmpty();
        assertThat(new Visitor(broker).post(test.unsubscribeLink(), new byte[0]).statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_link_of_one_kind_does_nothing_of_the_other() {
        String id = notices.addMail(resource, address).id();
        await().until(() -> mailbox.of(address).size() == 1);
        String confirm = mailbox.of(address).getFirst().link();

        Visitor visitor = new Visitor(broker);
        assertThat(visitor.post(confirm.replace("/confirm", "/stop"), new byte[0])
                        .statusCode())
                .isEqualTo(403);
        assertThat(visitor.post(confirm.substring(0, confirm.length() - 2), new byte[0])
                        .statusCode())
                .isEqualTo(403);
        assertThat(recipient(id).isConfirmed()).isFalse();
    }

    @Test
    void nobody_is_flooded_with_questions() {
        for (int i = 0; i < 10; i++) {
            String id = notices.addMail(resource, i + address).id();
            notices.remove(resource, id);
        }
        assertThatThrownBy(() -> notices.addMail(resource, address)).hasMessageContaining("tomorrow");
        clock.advance(Duration.ofHours(25));
        notices.addMail(resource, address);
    }

    private String addWebhook() {
        return notices.addWebhook(resource, receiver.url(), WebhookSignature.freshSecret())
                .id();
    }

    /** Lets time pass and looks, as the job does. */
    private void look(int seconds) {
        clock.advance(Duration.ofSeconds(seconds));
        tunnelWatch.look(resource);
    }

    private void save(String text) {
        Reading reading = VpncReader.read(text.getBytes(StandardCharsets.UTF_8), 8192);
        VpncConfig config = ((Reading.Accepted) reading).config();
        resources.save(resource, config, Optional.empty(), Author.program());
    }

    private List<String> events() {
        return receiver.received().stream()
                .map(got -> parse(got.body()).path("event").asText())
                .toList();
    }

    private JsonNode body(int index) {
        return parse(receiver.received().get(index).body());
    }

    private Recipient recipient(String id) {
        return notices.find(resource, id).orElseThrow().recipient();
    }

    private NoticeDelivery newest(String id) {
        return notices.find(resource, id).orElseThrow().deliveries().getFirst();
    }

    private static JsonNode parse(String body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
