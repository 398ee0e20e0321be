package culvert.dashboard;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import culvert.api.ApiTokens;
import culvert.diagnosis.gathering.Diagnoses;
import culvert.diagnosis.gathering.ExplainedResource;
import culvert.resources.AppId;
import culvert.resources.Author;
import culvert.resources.Order;
import culvert.resources.PlatformName;
import culvert.resources.ResourceId;
import culvert.resources.ResourceService;
import culvert.security.ReportToken;
import culvert.security.ReportTokens;
import culvert.testsupport.PostgresForTests;
import culvert.testsupport.ScalingoForTests;
import culvert.testsupport.ScalingoStub;
import culvert.testsupport.SettableClock;
import culvert.testsupport.SignOnLinks;
import culvert.testsupport.Supervisors;
import culvert.testsupport.Visitor;
import culvert.vpnc.Reading;
import culvert.vpnc.VpncReader;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From the report of a supervisor to what its customer reads. */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
@WithTestResource(ScalingoForTests.class)
@SuppressWarnings("NullAway.Init")
final class TunnelsExplainedTest {

    @Inject
    @ConfigProperty(name = "test.url")
    URI broker;

    @Inject
    @ConfigProperty(name = "CULVERT_SCALINGO_API_URL")
    URI platform;

    @Inject
    ResourceService resources;

    @Inject
    ReportTokens tokens;

    @Inject
    ApiTokens programs;

    @Inject
    Diagnoses diagnoses;

    @Inject
    SignOnLinks links;

    @Inject
    Supervisors supervisors;

    @Inject
    SettableClock clock;

    private ResourceId resource;

    @BeforeEach
    void order() {
        new ScalingoStub(platform).works();
        AppId app = new AppId("app-" + UUID.randomUUID());
        resource = resources
                .provision(new Order(PlatformName.SCALINGO, Optional.empty(), app, "vpn-ipsec-standard"))
                .resource()
                .id();
    }

    @AfterEach
    void backToRealTime() {
        clock.reset();
    }

    @Test
    void a_reported_failure_is_explained_on_a_page_of_the_dashboard() {
        save("vpn.example.com");
        report(
                1,
                event(1, "starting", ""),
                event(
                        2,
                        "failed",
                        ", \"cause\": \"group-or-proposal-refused\", \"message\": \"m\", \"exitStatus\": 1,"
                                + " \"vpnc\": \"vpnc: response was invalid [1]\", \"nextAttemptSeconds\": 30"));

        assertThat(page())
                .contains("web-1", "The gateway refuses the first step", "How to tell them apart")
                .contains("Hello,", "vpn.example.com as group remote-team, user alice", "response was invalid [1]");
    }

    @Test
    void a_line_with_a_secret_in_it_is_not_shown_whoever_sent_it() {
        save("vpn.example.com");
        report(
                1,
                event(
                        1,
                        "failed",
                        ", \"cause\": \"unknown\", \"message\": \"m\", \"exitStatus\": 1,"
                                + " \"vpnc\": \"strange Tr0ub4dor\", \"nextAttemptSeconds\": 30"));

        assertThat(page()).contains("We are not sure").doesNotContain("Tr0ub4dor");
    }

    @Test
    void the_goodbye_of_the_container_before_does_not_hide_why_the_new_one_fails() {
        save("vpn.example.com");
        var before = supervisors.start(broker, resource, 1, "web-1").starting().connected("10.92.0.1");
        save("other.example.com");
        supervisors
                .start(broker, resource, 2, "web-1")
                .starting()
                .failed("group-secret-refused", "group secret refused", "check group password");

        before.stopped();

        assertThat(explained().overall().headline()).contains("the group secret is a different one there");
    }

    @Test
    void text_of_a_stranger_is_escaped() {
        save("vpn.example.com");
        report(
                1,
                event(
                        1,
                        "failed",
                        ", \"cause\": \"unknown\", \"message\": \"m\", \"exitStatus\": 1,"
                                + " \"vpnc\": \"<script>alert(1)</script>\", \"nextAttemptSeconds\": 30"));

        assertThat(page()).contains("&lt;script&gt;").doesNotContain("<script>alert");
    }

    @Test
    void what_changed_since_the_version_that_connected_decides() {
        save("vpn.example.com");
        report(1, event(1, "starting", ""), connected(2));
        save("other.example.com");
        clock.advance(Duration.ofSeconds(10));
        report(
                2,
                event(3, "starting", ""),
                event(
                        4,
                        "failed",
                        ", \"cause\": \"name-not-found\", \"message\": \"m\", \"exitStatus\": 1,"
                                + " \"vpnc\": \"\", \"nextAttemptSeconds\": 30"));

        assertThat(explained().overall().headline()).contains("other.example.com");
    }

    @Test
    void an_impairment_is_explained_although_the_tunnel_is_up() {
        save("vpn.example.com");
        report(
                1,
                connected(1),
                event(2, "impaired", ", \"cause\": \"large-packets-lost\", \"message\": \"m\""),
                event(3, "probe", ", \"roundTripMilliseconds\": 5"));

        assertThat(explained().overall().cause()).isEqualTo("mtu");
    }

    @Test
    void a_platform_that_does_not_grant_what_a_tunnel_needs_is_named_in_a_banner() {
        save("vpn.example.com");
        report(
                1,
                event(
                        1,
                        "failed",
                        ", \"cause\": \"no-net-admin\", \"message\": \"m\", \"exitStatus\": 0,"
                                + " \"vpnc\": \"\", \"nextAttemptSeconds\": 86400"));
        clock.advance(Duration.ofHours(3));

        assertThat(explained().lacksGrant()).isTrue();
        assertThat(page()).contains("This platform does not grant what a tunnel needs");
        assertThat(signedOn(resource).open("/dashboard/" + resource).body())
                .contains("This platform does not grant what a tunnel needs", "/diagnosis");
    }

    @Test
    void a_container_that_fell_silent_is_not_called_fine() {
        save("vpn.example.com");
        report(1, connected(1));
        clock.advance(Duration.ofMinutes(3));

        assertThat(explained().overall().outcome()).isEqualTo("cannot know");
        assertThat(explained().overall().cause()).isEqualTo("reports-missing");
    }

    @Test
    void without_any_report_the_page_says_that_it_cannot_know() {
        assertThat(page()).contains("Nobody can know").contains("Nothing has been published yet");
    }

    @Test
    void a_program_gets_the_same_with_its_token() {
        save("vpn.example.com");
        report(
                1,
                event(
                        1,
                        "failed",
                        ", \"cause\": \"name-not-found\", \"message\": \"m\", \"exitStatus\": 1,"
                                + " \"vpnc\": \"\", \"nextAttemptSeconds\": 30"));
        String token = programs.make(resource, "a program").orElseThrow();

        given().header("Authorization", "Bearer " + token)
                .get("/api/v1/resources/" + resource + "/diagnosis")
                .then()
                .statusCode(200)
                .body("overall.cause", equalTo("gateway-name"))
                .body("containers[0].container", equalTo("web-1"))
                .body("containers[0].explanation.message", containsString("Hello"));
        given().get("/api/v1/resources/" + resource + "/diagnosis").then().statusCode(401);
    }

    @Test
    void the_page_is_for_its_customer_only() {
        ResourceId other = resources
                .provision(new Order(
                        PlatformName.SCALINGO,
                        Optional.empty(),
                        new AppId("app-" + UUID.randomUUID()),
                        "vpn-ipsec-standard"))
                .resource()
                .id();

        assertThat(signedOn(other).open("/dashboard/" + resource + "/diagnosis").statusCode())
                .isEqualTo(403);
    }

    private ExplainedResource explained() {
        return diagnoses.of(resources.find(resource));
    }

    private String page() {
        return signedOn(resource).open("/dashboard/" + resource + "/diagnosis").body();
    }

    private Visitor signedOn(ResourceId id) {
        Visitor person = new Visitor(broker);
        person.open(links.fresh(id));
        return person;
    }

    /** A report of the container that was started with this version. */
    private void report(int version, String... events) {
        UUID run = UUID.nameUUIDFromBytes((resource + "/" + version).getBytes(StandardCharsets.UTF_8));
        given().header("Authorization", "Bearer " + tokens.issue(new ReportToken(resource.value(), version)))
                .body("{\"container\":\"web-1\",\"run\":\"" + run + "\",\"events\":[" + String.join(",", events) + "]}")
                .post("/reports/v1/events")
                .then()
                .statusCode(204);
    }

    private String connected(int sequence) {
        return event(
                sequence,
                "connected",
                ", \"address\": \"10.92.0.1\", \"interface\": \"tun0\", \"networks\": [\"10.91.0.0/24\"], \"dns\": []");
    }

    private String event(int sequence, String kind, String more) {
        return "{\"sequence\": " + sequence + ", \"at\": \"" + clock.instant() + "\", \"kind\": \"" + kind + "\"" + more
                + "}";
    }

    private void save(String gateway) {
        String text = """
                IPSec gateway %s
                IPSec ID remote-team
                IPSec secret S3cretGroup
                Xauth username alice
                Xauth password Tr0ub4dor
                """.formatted(gateway);
        var config = ((Reading.Accepted) VpncReader.read(text.getBytes(StandardCharsets.UTF_8))).config();
        resources.save(resource, config, Optional.empty(), new Author("test"));
    }
}
