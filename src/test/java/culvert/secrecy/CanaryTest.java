package culvert.secrecy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import culvert.delivery.DeliveryService;
import culvert.delivery.DeliveryState;
import culvert.notices.NoticeService;
import culvert.resources.AppId;
import culvert.resources.ResourceId;
import culvert.resources.ResourceService;
import culvert.sso.SessionCookie;
import culvert.testsupport.Mailbox;
import culvert.testsupport.NoticesForTests;
import culvert.testsupport.PostgresForTests;
import culvert.testsupport.ScalingoForTests;
import culvert.testsupport.ScalingoStub;
import culvert.testsupport.SignOnLinks;
import culvert.testsupport.Visitor;
import culvert.testsupport.WebhookReceiver;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A secret that can be told from everything else goes the way of every config: it may come out in the answer to "show
 * secrets", in the variable of the app, and in the text area of the very answer to a form it was typed into; nowhere else.
 */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
@WithTestResource(ScalingoForTests.class)
class CanaryTest {

    // Everything that is logged at the finest level takes its time.
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Pattern TEXT_AREA = Pattern.compile("(?s)<textarea.*?</textarea>");

    private final String canary = "Canary-" + UUID.randomUUID();
    private final String conf = """
            IPSec gateway vpn.example.net
            IPSec ID staff
            IPSec secret %s
            Xauth username ada
            Xauth password %s
            IKE DH Group dh14
            """.formatted(canary, canary);

    @Inject
    @ConfigProperty(name = "test.url")
    URI broker;

    @Inject
    @ConfigProperty(name = "CULVERT_SCALINGO_API_URL")
    URI scalingo;

    @Inject
    @ConfigProperty(name = "CULVERT_DATA_DIR")
    Path dataDir;

    @Inject
    ResourceService resources;

    @Inject
    DeliveryService deliveries;

    @Inject
    AgroalDataSource database;

    @Inject
    SignOnLinks links;

    @Inject
    NoticeService notices;

    @Inject
    Mailbox mailbox;

    private final List<String> told = new ArrayList<>();
    private ScalingoStub platform;
    private ResourceId id;
    private AppId app;
    private Visitor visitor;

    @BeforeEach
    void order() {
        platform = new ScalingoStub(scalingo);
        app = new AppId("app-" + UUID.randomUUID());
        var answer = RestAssured.given()
                .auth()
                .preemptive()
                .basic("scalingo-vpn-ipsec", "test-password")
                .body("{\"plan\":\"vpn-ipsec-standard\",\"app_id\":\"%s\",\"options\":{\"note\":\"%s\"}}"
                        .formatted(app, canary))
                .post("/scalingo/resources");
        told.add(answer.asString());
        id = new ResourceId(answer.path("id"));
        visitor = new Visitor(broker);
        tell(visitor.open(links.fresh(id)));
    }

    @Test
    void a_secret_comes_out_only_where_it_is_asked_for() throws Exception {
        try (EveryLogLine log = EveryLogLine.capture()) {
            refuse();
            publishWithFailureAndSuccess();
            lookAtEverything();
            told.addAll(log.lines());
        }
        told.add(threads());
        told.addAll(dump());

        assertThat(told).hasSizeGreaterThan(50);
        assertThat(told).allSatisfy(this::isSilent);
        assertThat(shown()).contains(canary);
        assertThat(platform.published(app)).allSatisfy(text -> assertThat(text).contains(canary));
    }

    @Test
    void what_notices_are_signed_and_sent_with_comes_out_nowhere() throws Exception {
        String address = "ops-" + UUID.randomUUID() + "@customer.example";
        String secret;
        String link;
        try (WebhookReceiver receiver = WebhookReceiver.start();
                EveryLogLine log = EveryLogLine.capture()) {
            Map<String, String> fields = Visitor.hiddenFields(
                    visitor.open("/dashboard/" + id + "/notices").body());
            fields.put("url", receiver.url() + "&key=" + canary);
            String made = visitor.post("/dashboard/" + id + "/notices/webhooks", fields)
                    .body();
            secret = made.replaceAll("(?s).*<code class=\"token\">(whsec_[^<]*)</code>.*", "$1");
            String webhook = notices.list(id).getFirst().recipient().id();
            notices.test(id, webhook);
            notices.addMail(id, address);
            await().atMost(LONG)
                    .until(() -> mailbox.of(address).size() == 1
                            && receiver.received().size() == 1);
            link = mailbox.of(address).getFirst().link().replaceAll(".*token=", "");
            lookAtEverything();
            tellWithoutEcho(visitor.open("/dashboard/" + id + "/activity"));
            told.addAll(log.lines());
        }
        told.add(threads());
        List<String> rows = dump();
        told.addAll(rows);

        assertThat(rows).noneMatch(row -> row.contains(address));
        assertThat(secret).startsWith("whsec_");
        assertThat(told).allSatisfy(this::isSilent);
        assertThat(told)
                .allSatisfy(text -> assertThat(text)
                        .doesNotContain(secret, link, NoticesForTests.SMTP_PASSWORD)
                        .doesNotContain(Base64.getEncoder()
                                .encodeToString(NoticesForTests.SMTP_PASSWORD.getBytes(StandardCharsets.UTF_8))));
        assertThat(visitor.open("/dashboard/" + id + "/notices").body())
                .contains(canary, address)
                .doesNotContain(secret);
    }

    @Test
    void a_copy_of_the_database_opens_nothing() throws Exception {
        platform.works();
        post("config", conf);
        await().until(() -> state() == DeliveryState.PUBLISHED);

        List<String> rows = dump();
        List<String> files = files();

        assertThat(rows).anyMatch(row -> row.contains(id.value()));
        assertThat(files).anyMatch(file -> file.contains(id.value()));
        assertThat(rows).noneMatch(row -> row.contains(canary) || row.contains(hex()));
        assertThat(files).noneMatch(file -> file.contains(canary));
    }

    private void refuse() {
        platform.works();
        tellWithoutEcho(post("validate", conf + "Script /tmp/x\n"));
        tellWithoutEcho(post("config", conf.replace("IPSec secret", "IPSec secrte")));
        tellWithoutEcho(post("config", conf + "IPSec secret " + canary + "\n"));
        tell(visitor.post("/dashboard/" + id + "/config", ("conf=%ZZ" + canary).getBytes(StandardCharsets.UTF_8)));
        Visitor nobody = new Visitor(broker);
        tell(nobody.post("/dashboard/" + id + "/config", Map.of("conf", conf, "form_token", canary)));
        tell(nobody.open("/sso/scalingo?id=" + id + "&timestamp=1&token=0000"));
        tell(visitor.send("PUT", "/scalingo/resources/" + id, "{\"plan\":\"" + canary));
        tell(visitor.send("BREW", "/dashboard/" + id, conf));
    }

    private void publishWithFailureAndSuccess() {
        platform.fails(500);
        tellWithoutEcho(post("config", conf.replace("ada", "eve")));
        await().atMost(LONG)
                .until(() -> deliveries.newest(id).orElseThrow().lastFailure().isPresent());
        tell(visitor.open("/dashboard/" + id));
        platform.works();
        tellWithoutEcho(post("config", conf.replace("ada", "bea")));
        await().atMost(LONG).until(() -> state() == DeliveryState.PUBLISHED);
    }

    private void lookAtEverything() {
        for (String address : List.of(
                "",
                "/timeline",
                "/versions",
                "/programs",
                "/activity",
                "/activity.csv",
                "/activity.json",
                "/nothing")) {
            tell(visitor.open("/dashboard/" + id + address));
        }
        for (String address : List.of("/q/health/ready", "/q/openapi", "/nothing", "/operator?q=" + id)) {
            tell(visitor.open(address));
        }
        told.add(RestAssured.given()
                .header("Authorization", "Bearer test-metrics-token")
                .get("/q/metrics")
                .asString());
        told.add(RestAssured.given()
                .auth()
                .preemptive()
                .basic("operator", "test-operator-password")
                .get("/operator")
                .asString());
    }

    private String shown() {
        return post("secrets", "IPSec gateway vpn.example.net\nIPSec secret ********\n")
                .body();
    }

    private HttpResponse<String> post(String action, String text) {
        Map<String, String> fields =
                Visitor.hiddenFields(visitor.open("/dashboard/" + id).body());
        fields.put("conf", text);
        return visitor.post("/dashboard/" + id + "/" + action, fields);
    }

    private void tell(HttpResponse<String> answer) {
        told.add(answer.uri() + "\n"
                + answer.headers().map().entrySet().stream()
                        .filter(header -> !header.getKey().equalsIgnoreCase("set-cookie"))
                        .toList()
                + "\n" + answer.body());
    }

    private void tellWithoutEcho(HttpResponse<String> answer) {
        told.add(answer.headers() + TEXT_AREA.matcher(answer.body()).replaceAll(""));
    }

    private DeliveryState state() {
        return deliveries.newest(id).orElseThrow().state();
    }

    private void isSilent(String text) {
        byte[] bytes = canary.getBytes(StandardCharsets.UTF_8);
        assertThat(text)
                .doesNotContain(canary)
                .doesNotContain(hex())
                // Without the parts that depend on what stands beside it.
                .doesNotContain(Base64.getEncoder().encodeToString(bytes).substring(0, 40))
                .doesNotContain("test-password\"", "test-operator-password", visitor.cookie(SessionCookie.NAME))
                .doesNotContain(keyMaterial());
    }

    private String hex() {
        return HexFormat.of().formatHex(canary.getBytes(StandardCharsets.UTF_8));
    }

    private String keyMaterial() {
        try {
            String keyset = Files.readString(dataDir.resolve("keyset.json"));
            return keyset.replaceAll("(?s).*\"value\" *: *\"([^\"]*)\".*", "$1");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String threads() {
        return Arrays.toString(ManagementFactory.getThreadMXBean().dumpAllThreads(true, true));
    }

    /** Every row of every table as PostgreSQL writes it. */
    private List<String> dump() throws SQLException {
        List<String> rows = new ArrayList<>();
        for (String table : query("select tablename from pg_tables where schemaname = 'public'")) {
            rows.addAll(query("select row::text from \"" + table + "\" row"));
        }
        return rows;
    }

    /** The files of the server itself, its log of changes among them. */
    private List<String> files() throws SQLException, IOException {
        query("select 1 from pg_switch_wal()");
        Path data = Path.of(query("show data_directory").getFirst());
        List<String> contents = new ArrayList<>();
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.add(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return contents;
    }

    private List<String> query(String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement select = connection.createStatement();
                ResultSet row = select.executeQuery(sql)) {
            while (row.next()) {
                found.add(row.getString(1));
            }
        }
        return found;
    }
}
