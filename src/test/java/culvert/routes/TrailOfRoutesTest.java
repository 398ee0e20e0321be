package culvert.routes;

import static org.assertj.core.api.Assertions.assertThat;

import culvert.api.ApiTokens;
import culvert.audit.AuditEntry;
import culvert.audit.AuditTrail;
import culvert.notices.NoticeService;
import culvert.notices.webhook.WebhookSignature;
import culvert.resources.AppId;
import culvert.resources.Author;
import culvert.resources.Order;
import culvert.resources.PlatformName;
import culvert.resources.ResourceId;
import culvert.resources.ResourceService;
import culvert.routes.RouteTable.Route;
import culvert.testsupport.PostgresForTests;
import culvert.testsupport.ScalingoForTests;
import culvert.testsupport.ScalingoStub;
import culvert.testsupport.SignOnLinks;
import culvert.testsupport.Visitor;
import culvert.testsupport.WebhookReceiver;
import culvert.tunnels.WatchChoices;
import culvert.vpnc.Reading;
import culvert.vpnc.VpncReader;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Whatever a customer changes, by a button or a program, stands in the trail with who did it. */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
@WithTestResource(ScalingoForTests.class)
class TrailOfRoutesTest {

    private static final String HOOK = "http://" + WebhookReceiver.ADDRESS + ":9/hooks";

    // What the forms have fields for.
    private static final Map<String, String> TYPED = Map.of(
            "conf", conf("three"),
            "newest", "2",
            "note", "x",
            "name", "x",
            "on", "no",
            "url", HOOK,
            "address", "ops@customer.example");

    private static final Set<String> FAMILIES = Set.of("dashboard", "api");

    // These change nothing, or nothing as long as no delivery was given up and no recipient was switched off.
    private static final Set<String> WITHOUT_A_CHANGE = Set.of("validate", "fix", "try-again", "/test", "/on");

    @Inject
    @ConfigProperty(name = "test.url")
    URI broker;

    @Inject
    @ConfigProperty(name = "CULVERT_SCALINGO_API_URL")
    URI scalingo;

    @Inject
    ResourceService resources;

    @Inject
    ApiTokens tokens;

    @Inject
    WatchChoices choices;

    @Inject
    NoticeService notices;

    @Inject
    AuditTrail trail;

    @Inject
    SignOnLinks links;

    @TestFactory
    Stream<DynamicTest> every_change_stands_in_the_trail() {
        new ScalingoStub(scalingo).works();
        return RouteTable.all().stream()
                .filter(route -> !route.method().equals("GET") && FAMILIES.contains(route.family()))
                .filter(route -> WITHOUT_A_CHANGE.stream().noneMatch(route.path()::endsWith))
                .map(route -> DynamicTest.dynamicTest(route.toString(), () -> isTold(route)));
    }

    private void isTold(Route route) {
        ResourceId id = resourceWithTwoVersions();
        Visitor visitor = new Visitor(broker);
        visitor.open(links.fresh(id));
        String token = tokens.make(id, "a program").orElseThrow();
        choices.renewBadge(id);
        notices.addWebhook(id, "https://example.com/hooks/vpn", WebhookSignature.freshSecret());
        String recipient = notices.list(id).getFirst().recipient().id();
        Insider customer = new Insider(
                visitor,
                token,
                Map.of(
                        "id",
                        id.value(),
                        "number",
                        "1",
                        "token",
                        tokens.list(id).getFirst().id(),
                        "recipient",
                        recipient,
                        "webhook",
                        recipient));
        long last = trail.newestFirst(id, Long.MAX_VALUE, 1).getFirst().id();

        HttpResponse<String> answer =
                route.family().equals("api") ? customer.sendJson(route, said(route)) : customer.send(route, TYPED);

        List<AuditEntry> told = trail.newestFirst(id, Long.MAX_VALUE, 10).stream()
                .filter(entry -> entry.id() > last && !entry.kind().equals("broker"))
                .toList();
        assertThat(answer.statusCode()).isLessThan(400);
        assertThat(told).as(route.toString()).isNotEmpty();
        assertThat(told)
                .extracting(AuditEntry::kind)
                .containsOnly(route.family().equals("api") ? "token" : "visit");
    }

    /** What a program says in JSON. */
    private static String said(Route route) {
        if (route.path().endsWith("/webhooks")) {
            return "{\"url\": \"" + HOOK + "\"}";
        }
        return route.path().endsWith("/config")
                ? "{\"conf\": \"" + conf("three").replace("\n", "\\n") + "\"}"
                : "{}";
    }

    private ResourceId resourceWithTwoVersions() {
        var order = new Order(
                PlatformName.SCALINGO, Optional.empty(), new AppId("app-" + UUID.randomUUID()), "vpn-ipsec-standard");
        ResourceId id = resources.provision(order).resource().id();
        for (String gateway : List.of("one", "two")) {
            Reading read = VpncReader.read(conf(gateway).getBytes(StandardCharsets.UTF_8));
            resources.save(id, ((Reading.Accepted) read).config(), Optional.empty(), new Author("a test"));
        }
        return id;
    }

    private static String conf(String gateway) {
        return """
                IPSec gateway %s.example.net
                IPSec ID staff
                IPSec secret 7hK-pq2.Lm9x_Zt4Wb8
                Xauth username ada
                Xauth password s3cond-Passw0rd
                IKE DH Group dh14
                """.formatted(gateway);
    }
}
