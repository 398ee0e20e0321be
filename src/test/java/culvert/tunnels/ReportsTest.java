package culvert.tunnels;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import culvert.delivery.DeliveryService;
import culvert.delivery.DeliveryState;
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
import culvert.vpnc.Reading;
import culvert.vpnc.VpncReader;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reports over the wire, and what is known of the tunnels afterwards. */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
@WithTestResource(ScalingoForTests.class)
@SuppressWarnings("NullAway.Init")
final class ReportsTest {

    @Inject
    ResourceService resources;

    @Inject
    DeliveryService deliveries;

    @Inject
    ReportTokens tokens;

    @Inject
    Tunnels tunnels;

    @Inject
    SettableClock clock;

    @Inject
    AgroalDataSource database;

    @ConfigProperty(name = "CULVERT_SCALINGO_API_URL")
    URI platform;

    private final UUID run = UUID.randomUUID();
    private AppId app;
    private ResourceId resource;
    private ScalingoStub scalingo;

    @BeforeEach
    void order() {
        scalingo = new ScalingoStub(platform);
        scalingo.works();
        app = new AppId("app-" + UUID.randomUUID());
        resource = resources
                .provision(new Order(PlatformName.SCALINGO, Optional.empty(), app, "vpn-ipsec-standard"))
                .resource()
                .id();
        save("gw1.example.com");
    }

    @AfterEach
    void backToRealTime() {
        clock.reset();
    }

    @Test
    void url_and_token_are_published_together_with_the_config_and_stay_the_same() {
        assertThat(scalingo.variable(app, "SCALINGO_VPNC_REPORT_URL")).endsWith("/reports/v1/events");
        String token = scalingo.variable(app, "SCALINGO_VPNC_REPORT_TOKEN");

        assertThat(tokens.read(token)).contains(new ReportToken(resource.value(), 1));
        assertThat(tokens.issue(new ReportToken(resource.value(), 1))).isEqualTo(token);
        assertThat(scalingo.published(app)).hasSize(1);
    }

    @Test
    void a_report_with_the_published_token_is_what_the_status_says() {
        String token = scalingo.variable(app, "SCALINGO_VPNC_REPORT_TOKEN");

        assertThat(post(token, starting(1), connected(2))).isEqualTo(204);

        ResourceStatus status = tunnels.status(resource);
        assertThat(status.state()).isEqualTo(TunnelsState.CONNECTED);
        assertThat(status.containers()).singleElement().satisfies(container -> {
            assertThat(container.container()).isEqualTo("web-1");
            assertThat(container.run().version()).isEqualTo(1);
            assertThat(container.run().link().networks()).containsExactly("10.91.0.0/24");
        });
    }

    @Test
    void reports_that_come_twice_or_in_another_order_are_harmless() {
        post(token(1), connected(2));
        post(token(1), starting(1));
        post(token(1), starting(1), connected(2));

        assertThat(tunnels.status(resource).state()).isEqualTo(TunnelsState.CONNECTED);
        assertThat(tunnels.events(resource, clock.instant().minus(Duration.ofHours(1)), 100))
                .extracting(PastEvent::kind)
                .containsExactlyInAnyOrder(PastEvent.Kind.STARTING, PastEvent.Kind.CONNECTED);
    }

    @Test
    void probes_leave_no_rows_but_keep_a_container_from_falling_silent() {
        post(token(1), connected(1));
        clock.advance(Duration.ofSeconds(80));
        post(token(1), event(2, "probe", ", \"roundTripMilliseconds\": 7.5"));
        clock.advance(Duration.ofSeconds(80));

        assertThat(tunnels.status(resource).state()).isEqualTo(TunnelsState.CONNECTED);
        assertThat(tunnels.events(resource, Instant.EPOCH, 100)).hasSize(1);
        clock.advance(Duration.ofSeconds(11));
        assertThat(tunnels.status(resource).state()).isEqualTo(TunnelsState.UNKNOWN);
    }

    @Test
    void without_a_token_of_ours_nothing_is_taken() {
        assertThat(post("", starting(1))).isEqualTo(401);
        assertThat(post("eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.", starting(1))).isEqualTo(401);
        given().post("/reports/v1/events").then().statusCode(401);
    }

    @Test
    void with_the_resource_its_tokens_end_at_once() {
        String token = token(1);
        assertThat(post(token, starting(1))).isEqualTo(204);

        resources.deprovision(resource);

        assertThat(post(token, connected(2))).isEqualTo(410);
    }

    @Test
    void the_token_of_an_older_version_ends_a_day_after_the_newer_one_was_published() {
        save("gw2.example.com");

        assertThat(post(token(1), starting(1))).isEqualTo(204);
        clock.advance(Duration.ofHours(25));
        assertThat(post(token(1), connected(2))).isEqualTo(410);
        assertThat(post(token(2), connected(2))).isEqualTo(204);
    }

    @Test
    void a_body_that_is_no_report_is_refused_with_the_place_and_a_large_one_by_its_size() {
        given().header("Authorization", "Bearer " + token(1))
                .body("{\"container\":\"web-1\",\"run\":\"none\",\"events\":[]}")
                .post("/reports/v1/events")
                .then()
                .statusCode(400)
                .body("error", org.hamcrest.Matchers.startsWith("run is not"));
        given().header("Authorization", "Bearer " + token(1))
                .body(new byte[300_000])
                .post("/reports/v1/events")
                .then()
                .statusCode(413);
    }

    @Test
    void a_flood_is_slowed_down_and_says_when_to_come_again() {
        String token = token(1);
        int status = 0;
        for (int i = 0; i < 12 && status != 429; i++) {
            status = given().header("Authorization", "Bearer " + token)
                    .body(new byte[60_000])
                    .post("/reports/v1/events")
                    .statusCode();
        }
        assertThat(status).isEqualTo(429);

        given().header("Authorization", "Bearer " + token)
                .body(new byte[60_000])
                .post("/reports/v1/events")
                .then()
                .header("Retry-After", "10");
        order();
        assertThat(post(token(1), starting(1))).as("somebody else").isEqualTo(204);
    }

    @Test
    void a_failure_that_repeats_itself_is_counted_but_not_kept_each_time() {
        String same =
                ", \"cause\": \"no-answer\", \"message\": \"gateway does not answer\", \"exitStatus\": 1, \"vpnc\": \"\","
                        + " \"nextAttemptSeconds\": 30";
        String[] failures = IntStream.rangeClosed(1, 100)
                .mapToObj(i -> event(i, "failed", same))
                .toArray(String[]::new);
        post(token(1), failures);

        assertThat(tunnels.status(resource).containers().getFirst().run().failures())
                .isEqualTo(100);
        assertThat(tunnels.events(resource, Instant.EPOCH, 1000))
                .extracting(PastEvent::sequence)
                .hasSize(24)
                .contains(1, 20, 40, 60, 80, 100);
    }

    @Test
    void of_a_day_that_is_full_events_are_left_out_and_counted_and_the_state_still_follows() throws SQLException {
        fill(0, TunnelDay.MOST_EVENTS - 1);
        post(token(1), starting(1), connected(2));
        post(token(1), connected(2), event(3, "lost", ", \"cause\": \"ended\", \"message\": \"ended\""));

        assertThat(tunnels.status(resource).state()).isEqualTo(TunnelsState.DOWN);
        assertThat(tunnels.events(resource, Instant.EPOCH, 10))
                .extracting(PastEvent::kind)
                .containsExactly(PastEvent.Kind.STARTING);
        assertThat(tunnels.incompleteDays(resource, clock.instant()))
                .singleElement()
                .satisfies(day -> assertThat(day.events()).isEqualTo(TunnelDay.MOST_EVENTS))
                .satisfies(day -> assertThat(day.leftOut()).isEqualTo(3));
        clock.advance(Duration.ofDays(1));
        post(token(1), connected(4));
        assertThat(tunnels.events(resource, Instant.EPOCH, 10))
                .as("the next day")
                .hasSizeGreaterThan(1);
    }

    @Test
    void events_that_come_twice_take_no_room() throws SQLException {
        for (int i = 0; i < 3; i++) {
            post(token(1), starting(1), connected(2));
        }

        assertThat(tunnels.events(resource, Instant.EPOCH, 10)).hasSize(2);
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select runs, events, left_out from tunnel_day where resource_id = ?")) {
            select.setString(1, resource.value());
            try (ResultSet day = select.executeQuery()) {
                assertThat(day.next()).isTrue();
                assertThat(List.of(day.getInt(1), day.getInt(2), day.getInt(3))).containsExactly(1, 2, 0);
            }
        }
    }

    @Test
    void one_start_of_a_supervisor_more_than_a_day_has_room_for_is_asked_to_come_later() throws SQLException {
        post(token(1), starting(1));
        fill(TunnelDay.MOST_RUNS, 0);

        assertThat(post(token(1), connected(2))).as("one that is known").isEqualTo(204);
        given().header("Authorization", "Bearer " + token(1))
                .body("{\"container\":\"web-1\",\"run\":\"" + UUID.randomUUID() + "\",\"events\":[" + starting(1)
                        + "]}")
                .post("/reports/v1/events")
                .then()
                .statusCode(429)
                .header("Retry-After", "10");
        assertThat(tunnels.runs(resource)).hasSize(1);
        assertThat(tunnels.events(resource, Instant.EPOCH, 10)).hasSize(2);
    }

    private void fill(int runs, int events) throws SQLException {
        try (Connection connection = database.getConnection()) {
            RoomOfADay room = new RoomOfADay(new TunnelDay(today(), 0, 0, 0));
            IntStream.range(0, runs).forEach(i -> room.takeRun());
            IntStream.range(0, events).forEach(i -> room.takeEvent());
            DayRows.add(connection, Map.of(resource.value(), room), today());
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    @Test
    void what_another_broker_wrote_meanwhile_is_not_written_over() throws SQLException {
        post(token(1), starting(1));
        TunnelRun read = tunnels.runs(resource).getFirst();
        post(token(1), connected(2));

        TunnelRun after = RunHistory.after(read, List.of(new TunnelEvent.Stopped(2, clock.instant())), clock.instant())
                .run();
        TunnelRun heard = RunHistory.after(read, List.of(new TunnelEvent.Starting(2, clock.instant())), clock.instant())
                .run();
        try (Connection connection = database.getConnection()) {
            for (RunChange change :
                    List.of(new RunChange(read, after), new RunChange(read, heard), new RunChange(null, after))) {
                assertThatThrownBy(() -> RunWriting.write(connection, List.of(change)))
                        .isInstanceOf(RunWriting.Overtaken.class);
            }
        }
        assertThat(tunnels.status(resource).state()).isEqualTo(TunnelsState.CONNECTED);
    }

    @Test
    void what_was_tried_is_kept_and_changes_no_state() {
        post(token(1), connected(1));
        post(token(1), event(2, "tried", ", \"dhGroup\": \"dh14\", \"accepted\": true"));

        assertThat(tunnels.status(resource).state()).isEqualTo(TunnelsState.CONNECTED);
        assertThat(tunnels.events(resource, Instant.EPOCH, 100).getLast())
                .satisfies(tried -> assertThat(tried.cause()).isEqualTo(PastEvent.Kind.ACCEPTED))
                .satisfies(tried -> assertThat(tried.message()).isEqualTo("dh14"));
    }

    @Test
    void two_customers_with_the_same_run_do_not_meet() {
        post(token(1), connected(1));
        ResourceId first = resource;
        order();
        post(token(1), event(1, "starting", ""));

        assertThat(tunnels.status(first).state()).isEqualTo(TunnelsState.CONNECTED);
        assertThat(tunnels.status(resource).state()).isEqualTo(TunnelsState.STARTING);
    }

    private String token(int version) {
        return tokens.issue(new ReportToken(resource.value(), version));
    }

    private int post(String token, String... events) {
        return given().header("Authorization", "Bearer " + token)
                .body("{\"container\":\"web-1\",\"run\":\"" + run + "\",\"events\":[" + String.join(",", events) + "]}")
                .post("/reports/v1/events")
                .statusCode();
    }

    private String starting(int sequence) {
        return event(sequence, "starting", "");
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
        int version = resources
                .save(resource, config, Optional.empty(), new Author("test"))
                .newest();
        await().until(() -> deliveries
                .newest(resource)
                .filter(newest -> newest.version() == version && newest.state() == DeliveryState.PUBLISHED)
                .isPresent());
    }
}
