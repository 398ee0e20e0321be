package culvert.secrecy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import culvert.api.ApiTokens;
import culvert.delivery.DeliveryService;
import culvert.delivery.DeliveryState;
import culvert.notices.NoticeService;
import culvert.notices.webhook.WebhookSignature;
import culvert.resources.AppId;
import culvert.resources.ResourceId;
import culvert.resources.ResourceService;
import culvert.routes.Insider;
import culvert.routes.RouteTable;
import culvert.routes.RouteTable.Route;
import culvert.sso.SessionCookie;
import culvert.testsupport.Mailbox;
import culvert.testsupport.NoticesForTests;
import culvert.testsupport.PostgresForTests;
import culvert.testsupport.ScalingoForTests;
import culvert.testsupport.ScalingoStub;
import culvert.testsupport.SignOnLinks;
import culvert.testsupport.Supervisors;
import culvert.testsupport.Visitor;
import culvert.testsupport.WebhookReceiver;
import culvert.tunnels.WatchChoices;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeAll;
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

    // Everything that is logged takes its time.
    private static final Duration LONG = Duration.ofSeconds(30);

    // What is watched live does not end and is read by itself; a binding is handed the variables that are published.
    private static final Set<String> ELSEWHERE =
            Set.of("/dashboard/{id}/live", "/v2/service_instances/{instance}/service_bindings/{binding}");
    private static final Set<String> OPENED_BY_A_LINK = Set.of("sso", "mail");
    private static final Pattern TEXT_AREA = Pattern.compile("(?s)<textarea.*?</textarea>");

    private final Canary canary = Canary.hatched();
    private final String conf = canary.conf();

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
    SignOnLinks links;

    @Inject
    Supervisors supervisors;

    @Inject
    ApiTokens tokens;

    @Inject
    WatchChoices choices;

    @Inject
    NoticeService notices;

    @Inject
    Mailbox mailbox;

    @Inject
    AgroalDataSource database;

    private final List<String> told = new ArrayList<>();
    private ScalingoStub platform;
    private ResourceId id;
    private AppId app;
    private Visitor visitor;
    private String token;
    private String instance = "";

    @BeforeEach
    void order() {
        platform = new ScalingoStub(scalingo);
        app = new AppId("app-" + UUID.randomUUID());
        var answer = RestAssured.given()
                .auth()
                .preemptive()
                .basic("scalingo-vpn-ipsec", "test-password")
                .body("{\"plan\":\"vpn-ipsec-standard\",\"app_id\":\"%s\",\"options\":{\"note\":\"%s\"}}"
                        .formatted(app, canary.secret()))
                .post("/scalingo/resources");
        told.add(answer.asString());
        id = new ResourceId(answer.path("id"));
        visitor = new Visitor(broker);
        tell(visitor.open(links.fresh(id)));
        token = tokens.make(id, "a program").orElseThrow();
    }

    @BeforeAll
    static void readTheRoutes() {
        // Reading them is no act of the broker's.
        assertThat(RouteTable.all()).isNotEmpty();
    }

    @Test
    void a_secret_comes_out_only_where_it_is_asked_for() throws Exception {
        try (EveryLogLine log = EveryLogLine.capture()) {
            refuse();
            publishWithFailureAndSuccess();
            orderElsewhere();
            report();
            doEverything();
            lookAtEverything();
            told.addAll(log.lines());
        }
        told.add(threads());

        assertThat(told).hasSizeGreaterThan(50);
        List<String> secrets = secrets();
        assertThat(told.stream().flatMap(text -> leaks(text, secrets))).isEmpty();
        assertThat(shown()).contains(canary.secret());
        assertThat(platform.published(app)).allSatisfy(text -> assertThat(text).contains(canary.secret()));
    }

    @Test
    void what_notices_are_signed_and_sent_with_comes_out_nowhere() throws Exception {
        platform.works();
        post("config", conf);
        await().atMost(LONG).until(() -> state() == DeliveryState.PUBLISHED);
        orderElsewhere();
        String address = "ops-" + UUID.randomUUID() + "@customer.example";
        String secret;
        String link;
        try (WebhookReceiver receiver = WebhookReceiver.start();
                EveryLogLine log = EveryLogLine.capture()) {
            Map<String, String> fields = Visitor.hiddenFields(
                    visitor.open("/dashboard/" + id + "/notices").body());
            fields.put("url", receiver.url() + "&key=" + canary.secret());
            String made = visitor.post("/dashboard/" + id + "/notices/webhooks", fields)
                    .body();
            secret = made.replaceAll("(?s).*<code class=\"token\"[^>]*>(whsec_[^<]*)</code>.*", "$1");
            String webhook = notices.list(id).getFirst().recipient().id();
            notices.test(id, webhook);
            notices.addMail(id, address);
            await().atMost(LONG)
                    .until(() -> mailbox.of(address).size() == 1
                            && receiver.received().size() == 1);
            link = mailbox.of(address).getFirst().link().replaceAll(".*token=", "");
            // These show their owner the whole address.
            lookAtEverything("/dashboard/{id}/notices", "/api/v1/resources/{id}/webhooks");
            tellWithoutEcho(visitor.open("/dashboard/" + id + "/activity"));
            told.addAll(log.lines());
        }
        told.add(threads());
        String rows = new DatabaseCopy(database).dump();
        told.add(rows);

        assertThat(rows).doesNotContain(address);
        assertThat(secret).startsWith("whsec_");
        List<String> secrets = secrets();
        secrets.addAll(List.of(
                secret,
                link,
                NoticesForTests.SMTP_PASSWORD,
                Base64.getEncoder().encodeToString(NoticesForTests.SMTP_PASSWORD.getBytes(StandardCharsets.UTF_8))));
        assertThat(told.stream().flatMap(text -> leaks(text, secrets))).isEmpty();
        assertThat(visitor.open("/dashboard/" + id + "/notices").body())
                .contains(canary.secret(), address)
                .doesNotContain(secret);
    }

    private void orderElsewhere() {
        MarkedOrders orders = new MarkedOrders(canary);
        told.addAll(orders.answers());
        instance = orders.instance();
    }

    /** What a supervisor sends, and what one sends that has gone mad. */
    private void report() {
        supervisors
                .start(broker, id, 1, "web-1")
                .starting()
                .failed("unknown", "it said " + canary.secret(), "vpnc: strange " + canary.secret());
        told.add(RestAssured.given()
                .header("Authorization", "Bearer " + platform.variable(app, "SCALINGO_VPNC_REPORT_TOKEN"))
                .body("{\"events\": \"" + canary.secret())
                .post("/reports/v1/events")
                .asString());
    }

    /** Every button of the dashboard but the one that shows secrets, and the API. */
    private void doEverything() {
        Insider customer = insider();
        for (Route route : RouteTable.all()) {
            if (route.method().equals("GET") || route.path().endsWith("/secrets")) {
                continue;
            }
            switch (route.family()) {
                case "dashboard" ->
                    tellWithoutEcho(customer.send(
                            route,
                            Map.of("conf", conf, "base", "1", "newest", "2", "note", "x", "name", "x", "on", "no")));
                case "api" ->
                    List.of("{\"conf\": \"" + canary.secret(), "{\"conf\": \"IPSec secrte " + canary.secret() + "\"}")
                            .forEach(body -> tell(customer.sendJson(route, body)));
                default -> {
                    // Marketplaces, sign-on, reports and the operator have their own place here.
                }
            }
        }
    }

    private void refuse() {
        platform.works();
        tellWithoutEcho(post("validate", conf + "Script /tmp/x\n"));
        tellWithoutEcho(post("config", conf.replace("IPSec secret", "IPSec secrte")));
        tellWithoutEcho(post("config", conf + "IPSec secret " + canary.secret() + "\n"));
        tell(visitor.post(
                "/dashboard/" + id + "/config", ("conf=%ZZ" + canary.secret()).getBytes(StandardCharsets.UTF_8)));
        Visitor nobody = new Visitor(broker);
        tell(nobody.post("/dashboard/" + id + "/config", Map.of("conf", conf, "form_token", canary.secret())));
        tell(nobody.open("/sso/scalingo?id=" + id + "&timestamp=1&token=0000"));
        tell(visitor.send("PUT", "/scalingo/resources/" + id, "{\"plan\":\"" + canary.secret()));
        tell(visitor.send("BREW", "/dashboard/" + id, conf));
    }

    private void publishWithFailureAndSuccess() {
        platform.fails(500);
        tellWithoutEcho(post("config", conf.replace("username ada", "username eve")));
        await().atMost(LONG)
                .until(() -> deliveries.newest(id).orElseThrow().lastFailure().isPresent());
        tell(visitor.open("/dashboard/" + id));
        platform.works();
        tellWithoutEcho(post("config", conf.replace("username ada", "username bea")));
        await().atMost(LONG).until(() -> state() == DeliveryState.PUBLISHED);
    }

    /** Every route that shows something but these, as somebody who may see it. */
    private void lookAtEverything(String... but) {
        Insider insider = insider();
        List<Route> routes = RouteTable.all().stream()
                .filter(route -> route.method().equals("GET"))
                .filter(route ->
                        !ELSEWHERE.contains(route.path()) && !Set.of(but).contains(route.path()))
                .toList();
        assertThat(routes).hasSizeGreaterThan(20);
        for (Route route : routes) {
            HttpResponse<String> answer = insider.get(route);
            // Proof that it was seen, and not the page for those who may not see it.
            assertThat(answer.statusCode())
                    .as(route.toString())
                    .matches(status -> OPENED_BY_A_LINK.contains(route.family()) ? status < 500 : status == 200);
            tell(answer);
        }
        for (String address : List.of(
                "/dashboard/" + id + "/versions?from=1&to=2",
                "/dashboard/" + id + "/nothing",
                "/q/health/ready",
                "/q/openapi",
                "/nothing",
                "/operator?q=" + id)) {
            tell(visitor.open(address));
        }
        told.add(live());
        told.add(RestAssured.given()
                .header("Authorization", "Bearer test-metrics-token")
                .get("/q/metrics")
                .asString());
    }

    private Insider insider() {
        choices.renewBadge(id);
        if (notices.list(id).isEmpty()) {
            notices.addWebhook(id, "https://example.com/hooks/vpn", WebhookSignature.freshSecret());
        }
        return new Insider(
                visitor,
                token,
                Map.of(
                        "id",
                        id.value(),
                        "number",
                        "1",
                        "earlier",
                        String.valueOf(resources.find(id).newestVersion()),
                        "token",
                        "other",
                        "secret",
                        choices.badge(id).orElseThrow(),
                        "webhook",
                        notices.list(id).getFirst().recipient().id(),
                        "instance",
                        instance,
                        "binding",
                        instance));
    }

    private static String line(BufferedReader lines) {
        try {
            return Objects.requireNonNullElse(lines.readLine(), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first of what a page that is watched is told. */
    private String live() {
        HttpRequest request = HttpRequest.newBuilder(broker.resolve("/dashboard/" + id + "/live"))
                .header("Cookie", SessionCookie.NAME + "=" + visitor.cookie(SessionCookie.NAME))
                .build();
        try (HttpClient client = HttpClient.newHttpClient();
                InputStream in = client.send(request, HttpResponse.BodyHandlers.ofInputStream())
                        .body()) {
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            String event = Stream.iterate(line(lines), line -> !line.isEmpty(), line -> line(lines))
                    .collect(Collectors.joining("\n"));
            client.shutdownNow();
            assertThat(event).contains("data:");
            return event;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
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

    /** What none of it may hold: the canary in any form, and what opens something. */
    private List<String> secrets() {
        List<String> secrets = new ArrayList<>(canary.disguises());
        secrets.addAll(List.of(
                "test-password\"",
                "test-operator-password",
                visitor.cookie(SessionCookie.NAME),
                token,
                platform.variable(app, "SCALINGO_VPNC_REPORT_TOKEN"),
                keyMaterial()));
        return secrets;
    }

    /** The surroundings of each secret in the text. */
    private static Stream<String> leaks(String text, List<String> secrets) {
        return secrets.stream()
                .map(text::indexOf)
                .filter(at -> at >= 0)
                .map(at -> text.substring(Math.max(0, at - 200), Math.min(text.length(), at + 100)));
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
}
