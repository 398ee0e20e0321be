package culvert.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import culvert.resources.AppId;
import culvert.resources.Order;
import culvert.resources.PlatformName;
import culvert.resources.ResourceId;
import culvert.resources.ResourceService;
import culvert.testsupport.PostgresForTests;
import culvert.testsupport.ScalingoForTests;
import culvert.testsupport.ScalingoStub;
import culvert.testsupport.SignOnLinks;
import culvert.testsupport.Visitor;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PostgresForTests.class)
@WithTestResource(ScalingoForTests.class)
class AuditTrailTest {

    private static final String CONF = """
            IPSec gateway vpn.example.net
            IPSec ID staff
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
    AuditTrail trail;

    @Inject
    ResourceService resources;

    @Inject
    SignOnLinks links;

    @Inject
    AgroalDataSource database;

    @Test
    void the_life_of_a_resource_is_told_with_who_did_what() {
        new ScalingoStub(scalingo).works();
        ResourceId id = new ResourceId(orderAtScalingo());
        Visitor visitor = new Visitor(broker);
        visitor.open(links.fresh(id));
        String page = visitor.open("/dashboard/" + id).body();
        visitor.post("/dashboard/" + id + "/config", fields(page));
        await().until(() -> acts(id).contains("published"));
        visitor.post(
                "/dashboard/" + id + "/secrets",
                fields(visitor.open("/dashboard/" + id).body()));
        marketplace().post("/scalingo/resources/" + id + "/suspend");
        marketplace().delete("/scalingo/resources/" + id);

        assertThat(acts(id).reversed())
                .containsExactly(
                        "ordered",
                        "signed_on",
                        "saved",
                        "publish_asked",
                        "published",
                        "secrets_shown",
                        "suspended",
                        "deprovisioned");
        assertThat(trail.newestFirst(id, Long.MAX_VALUE, 100).reversed())
                .extracting(AuditEntry::kind)
                .containsExactly(
                        "marketplace", "visit", "visit", "visit", "broker", "visit", "marketplace", "marketplace");
        assertThat(trail.newestFirst(id, Long.MAX_VALUE, 100))
                .noneMatch(entry -> entry.toString().contains("Passw0rd"));
    }

    @Test
    void orders_that_come_together_are_each_told_with_who_ordered() throws Exception {
        Map<String, String> buyers = new ConcurrentHashMap<>();
        CountDownLatch together = new CountDownLatch(1);
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = IntStream.range(0, 40)
                    .mapToObj(i -> callers.submit(() -> {
                        together.await();
                        return i % 2 == 0
                                ? buyers.put(orderAtScalingo(), "scalingo")
                                : buyers.put(orderAtClever(), "clever");
                    }))
                    .toList();
            together.countDown();
            for (Future<String> call : calls) {
                call.get();
            }
        }

        assertThat(buyers)
                .hasSize(40)
                .allSatisfy((id, buyer) -> assertThat(trail.newestFirst(new ResourceId(id), Long.MAX_VALUE, 100))
                        .singleElement()
                        .extracting(AuditEntry::kind, AuditEntry::actor)
                        .containsExactly("marketplace", buyer));
    }

    @Test
    void what_did_not_happen_is_not_told() {
        ResourceId id = order();

        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    resources.suspend(id);
                    throw new IllegalStateException("told to fail");
                }))
                .hasMessageContaining("told to fail");

        assertThat(acts(id)).containsExactly("ordered");
    }

    @Test
    void repeating_what_is_so_already_is_not_an_act() {
        ResourceId id = order();

        resources.changePlan(id, "vpn-ipsec-standard");
        resources.resume(id);

        assertThat(acts(id)).containsExactly("ordered");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_entry set actor = 'somebody else'",
                "delete from audit_entry",
                "truncate audit_entry",
                "delete from audit_entry where false"
            })
    void the_database_itself_lets_nobody_change_or_remove_an_entry(String statement) {
        order();

        assertThatThrownBy(() -> execute(statement))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("append-only");
    }

    @Test
    void the_page_goes_on_where_it_ended() {
        ResourceId id = order();
        for (int i = 0; i < 30; i++) {
            resources.suspend(id);
            resources.resume(id);
        }
        Visitor visitor = new Visitor(broker);
        visitor.open(links.fresh(id));

        String first = visitor.open("/dashboard/" + id + "/activity").body();
        String next = first.replaceAll("(?s).*href=\"([^\"]*before=[0-9]+)\".*", "$1");
        String second = visitor.open(next).body();

        assertThat(first.split("<strong>", -1)).hasSize(51);
        assertThat(first).doesNotContain("Ordered the add-on");
        assertThat(second).contains("Ordered the add-on").doesNotContain("before=");
    }

    @Test
    void it_can_be_taken_along_as_csv_and_json() {
        ResourceId id = order();
        Visitor visitor = new Visitor(broker);
        visitor.open(links.fresh(id));

        var csv = visitor.open("/dashboard/" + id + "/activity.csv");
        var json = visitor.open("/dashboard/" + id + "/activity.json");

        assertThat(csv.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment");
        assertThat(csv.body().lines().findFirst()).hasValue("at,kind,actor,act,resource,detail");
        assertThat(csv.body())
                .contains("\"broker\",\"Culvert\",\"ordered\",\"" + id + "\",\"plan vpn-ipsec-standard\"");
        assertThat(json.body()).contains("\"act\":\"ordered\"").contains("\"act\":\"exported\"");
    }

    private List<String> acts(ResourceId id) {
        return trail.newestFirst(id, Long.MAX_VALUE, 100).stream()
                .map(AuditEntry::act)
                .toList();
    }

    private ResourceId order() {
        var order = new Order(
                PlatformName.SCALINGO, Optional.empty(), new AppId("app-" + UUID.randomUUID()), "vpn-ipsec-standard");
        return resources.provision(order).resource().id();
    }

    private static String orderAtScalingo() {
        return marketplace()
                .body("{\"plan\":\"vpn-ipsec-standard\",\"app_id\":\"app-" + UUID.randomUUID() + "\"}")
                .post("/scalingo/resources")
                .path("id");
    }

    private static String orderAtClever() {
        return RestAssured.given()
                .auth()
                .preemptive()
                .basic("scalingo-vpnc", "clever-password")
                .body("{\"plan\":\"vpn-ipsec-standard\",\"addon_id\":\"addon_" + UUID.randomUUID() + "\"}")
                .post("/clever/resources")
                .path("id");
    }

    private void execute(String statement) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement change = connection.createStatement()) {
            change.execute(statement);
        }
    }

    private static Map<String, String> fields(String page) {
        Map<String, String> fields = Visitor.hiddenFields(page);
        fields.put("conf", CONF);
        return fields;
    }

    private static RequestSpecification marketplace() {
        return RestAssured.given().auth().preemptive().basic("scalingo-vpn-ipsec", "test-password");
    }
}
