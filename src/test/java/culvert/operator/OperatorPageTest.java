package culvert.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import com.google.crypto.tink.KeysetHandle;
import culvert.audit.AuditEntry;
import culvert.audit.AuditTrail;
import culvert.delivery.DeliveryService;
import culvert.delivery.DeliveryState;
import culvert.resources.AppId;
import culvert.resources.Author;
import culvert.resources.Order;
import culvert.resources.PlatformName;
import culvert.resources.ResourceId;
import culvert.resources.ResourceService;
import culvert.security.KeysetChange;
import culvert.security.Keysets;
import culvert.security.Sealer;
import culvert.testsupport.PostgresForTests;
import culvert.testsupport.ScalingoForTests;
import culvert.testsupport.ScalingoStub;
import culvert.testsupport.Visitor;
import culvert.vpnc.Reading;
import culvert.vpnc.VpncReader;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresForTests.class)
@WithTestResource(ScalingoForTests.class)
class OperatorPageTest {

    private static final String CONF = """
            IPSec gateway vpn.example.net
            IPSec ID staff
            IPSec secret 7hK-pq2.Lm9x_Zt4Wb8
            Xauth username ada
            Xauth password s3cond-Passw0rd
            IKE DH Group dh14
            """;

    @Inject
    @ConfigProperty(name = "CULVERT_SCALINGO_API_URL")
    URI scalingo;

    @Inject
    ResourceService resources;

    @Inject
    DeliveryService deliveries;

    @Inject
    AuditTrail trail;

    @Inject
    @ConfigProperty(name = "CULVERT_DATA_DIR")
    Path dataDir;

    @Inject
    Sealer sealer;

    @Inject
    AgroalDataSource database;

    @Test
    void nobody_but_the_operator_gets_in() {
        RestAssured.given().get("/operator").then().statusCode(401).header("WWW-Authenticate", containsString("Basic"));
        guesser("operator", "wrong").get("/operator").then().statusCode(401);
        guesser("scalingo-vpn-ipsec", "test-password")
                .get("/operator")
                .then()
                .statusCode(401)
                .body(not(containsString("Resources")));
    }

    @Test
    void the_operators_password_opens_no_marketplace() {
        guesser("operator", "test-operator-password")
                .body("{\"plan\":\"vpn-ipsec-standard\",\"app_id\":\"a\"}")
                .post("/scalingo/resources")
                .then()
                .statusCode(401);
    }

    @Test
    void a_delivery_that_was_given_up_is_shown_with_its_reason_and_can_be_tried_again() {
        ScalingoStub platform = new ScalingoStub(scalingo);
        platform.fails(400);
        ResourceId id = resourceWithConfig();
        await().until(() -> state(id) == DeliveryState.GIVEN_UP);

        String page = operator().get("/operator").asString();
        assertThat(page)
                .contains(id.value(), "the platform refused the change (400)")
                .doesNotContain("Passw0rd");

        platform.works();
        operator()
                .formParams(Visitor.hiddenFields(page))
                .redirects()
                .follow(false)
                .post("/operator/resources/" + id + "/try-again")
                .then()
                .statusCode(303);
        await().until(() -> state(id) == DeliveryState.PUBLISHED);
        assertThat(trail.newestFirst(id, Long.MAX_VALUE, 10))
                .filteredOn(entry -> entry.act().equals("tried_again"))
                .extracting(AuditEntry::kind)
                .containsExactly("operator");
    }

    @Test
    void a_form_of_another_site_changes_nothing() {
        ResourceId id = resourceWithConfig();
        Map<String, String> genuine =
                Visitor.hiddenFields(operator().get("/operator").asString());

        operator()
                .formParams(genuine)
                .header("Sec-Fetch-Site", "cross-site")
                .post("/operator/resources/" + id + "/try-again")
                .then()
                .statusCode(403);
        operator()
                .formParam("form_token", "guessed")
                .post("/operator/keyset")
                .then()
                .statusCode(403);
    }

    @Test
    void a_resource_is_found_by_its_id_and_by_its_app() {
        ResourceId id = resourceWithConfig();
        String app = resources.find(id).app().value();

        assertThat(operator().queryParam("q", id.value()).get("/operator").asString())
                .contains(app);
        assertThat(operator().queryParam("q", app).get("/operator").asString()).contains(id.value());
        assertThat(operator().queryParam("q", "<script>").get("/operator").asString())
                .doesNotContain("<script>");
    }

    @Test
    void a_rotation_is_shown_while_it_goes_on_and_when_it_is_done() throws SQLException {
        KeysetHandle before = sealer.keyset();
        KeysetHandle changed = KeysetChange.withNewPrimary(before);
        String old = Integer.toUnsignedString(before.getPrimary().getId());
        String next = Integer.toUnsignedString(changed.getPrimary().getId());
        ResourceId held = resourceWithConfig();
        assertThat(page()).contains("Everything is sealed with the primary key.");
        try (Connection connection = database.getConnection();
                PreparedStatement hold =
                        connection.prepareStatement("select from config_version where resource_id = ? for update")) {
            connection.setAutoCommit(false);
            hold.setString(1, held.value());
            hold.execute();
            useKeyset(changed);
            await().untilAsserted(() -> assertThat(page())
                    .contains("<strong>1 value</strong> is still to be sealed with the primary key.")
                    .doesNotContain("Everything is sealed")
                    .containsPattern(key(next, "seals what is new"))
                    .containsPattern(key(old, "opens what is old") + "\\s*<td>1<br>1 in config_version.text</td>"));
            connection.rollback();
        }

        useKeyset(KeysetChange.withPrimary(changed, old));
        await().untilAsserted(() -> assertThat(page())
                .contains("Everything is sealed with the primary key.")
                .containsPattern(key(old, "seals what is new"))
                .containsPattern(
                        key(next, "opens what is old") + "\\s*<td>0</td>\\s*<td>Nothing needs it: it can be dropped"));

        useKeyset(before);
        assertThat(page()).doesNotContain(next);
    }

    @Test
    void a_keyset_that_is_not_taken_over_is_shown_with_the_reason() {
        resourceWithConfig();
        KeysetHandle good = sealer.keyset();

        useKeyset(KeysetChange.fresh());
        String refused = page();
        useKeyset(good);

        assertThat(refused)
                .contains("The changed keyset lacks key "
                        + Integer.toUnsignedString(good.getPrimary().getId()));
        assertThat(page()).doesNotContain("The changed keyset lacks key");
    }

    @Test
    void metrics_are_for_those_who_have_their_token() {
        RestAssured.given().get("/q/metrics").then().statusCode(401);
        RestAssured.given()
                .header("Authorization", "Bearer test-metrics-toke")
                .get("/q/metrics")
                .then()
                .statusCode(401);
        assertThat(RestAssured.given()
                        .header("Authorization", "Bearer test-metrics-token")
                        .get("/q/metrics")
                        .statusCode())
                .isNotEqualTo(401);
    }

    private ResourceId resourceWithConfig() {
        var order = new Order(
                PlatformName.SCALINGO, Optional.empty(), new AppId("app-" + UUID.randomUUID()), "vpn-ipsec-standard");
        ResourceId id = resources.provision(order).resource().id();
        Reading.Accepted read = (Reading.Accepted) VpncReader.read(CONF.getBytes(StandardCharsets.UTF_8), 8192);
        resources.save(id, read.config(), Optional.empty(), new Author("a test"));
        return id;
    }

    /** Changes the keyset's file, then presses "Look now". */
    private void useKeyset(KeysetHandle keyset) {
        Keysets.write(keyset, dataDir.resolve("keyset.json"));
        operator()
                .formParams(Visitor.hiddenFields(page()))
                .redirects()
                .follow(false)
                .post("/operator/keyset")
                .then()
                .statusCode(303);
    }

    private static String key(String id, String role) {
        return "<th scope=\"row\">" + id + "</th><td>" + role + "</td>";
    }

    private static String page() {
        return operator().get("/operator").asString();
    }

    private DeliveryState state(ResourceId id) {
        return deliveries.newest(id).orElseThrow().state();
    }

    private static RequestSpecification operator() {
        return guesser("operator", "test-operator-password");
    }

    private static RequestSpecification guesser(String name, String password) {
        return RestAssured.given()
                .header("X-Forwarded-For", "198.51.100.22")
                .auth()
                .preemptive()
                .basic(name, password);
    }
}
