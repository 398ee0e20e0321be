package culvert.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import culvert.api.ApiTokens;
import culvert.audit.AuditEntry;
import culvert.audit.AuditTrail;
import culvert.resources.AppId;
import culvert.resources.Author;
import culvert.resources.Order;
import culvert.resources.PlatformName;
import culvert.resources.ResourceId;
import culvert.resources.ResourceRefused;
import culvert.resources.ResourceService;
import culvert.resources.ResourceState;
import culvert.routes.RouteTable.Route;
import culvert.sso.SessionCookie;
import culvert.sso.Sessions;
import culvert.testsupport.PostgresForTests;
import culvert.testsupport.ScalingoForTests;
import culvert.testsupport.SignOnLinks;
import culvert.testsupport.TimingDifference;
import culvert.testsupport.Visitor;
import culvert.vpnc.Reading;
import culvert.vpnc.VpncReader;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every route about a resource, tried by somebody to whom the resource does not belong. Somebody else's id and one that was
 * never given must be told apart by nothing: on the API and for marketplaces that is 404, on the dashboard the 403 page that
 * everybody without a session gets.
 */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
@WithTestResource(ScalingoForTests.class)
class TenantIsolationTest {

    private static final int SAMPLES = 3_000;
    private static final String NEVER_GIVEN = "vpn-zzzzzzzzzzzzzzzz";
    private static final String BODY = "{\"plan\":\"vpn-ipsec-standard\",\"app_id\":\"a\",\"conf\":\"x\"}";

    @Inject
    @ConfigProperty(name = "test.url")
    URI broker;

    @Inject
    ResourceService resources;

    @Inject
    AuditTrail trail;

    @Inject
    Sessions sessions;

    @Inject
    ApiTokens tokens;

    @Inject
    SignOnLinks links;

    private ResourceId strangers;
    private String session;

    @BeforeEach
    void signOn() {
        strangers = order(PlatformName.SCALINGO);
        Visitor visitor = new Visitor(broker);
        visitor.open(links.fresh(strangers));
        session = visitor.cookie(SessionCookie.NAME);
    }

    @TestFactory
    List<DynamicTest> every_route_about_a_resource_is_closed_to_others() {
        List<Route> routes =
                RouteTable.all().stream().filter(Route::isAboutOneResource).toList();
        assertThat(routes).hasSizeGreaterThan(10);
        List<DynamicTest> tests = new ArrayList<>();
        routes.forEach(route -> tests.add(DynamicTest.dynamicTest(route.toString(), () -> isClosed(route))));
        return tests;
    }

    @Test
    void somebody_elses_dashboard_is_refused_as_fast_as_one_that_is_not_there() {
        ResourceId other = order(PlatformName.SCALINGO);

        double t = TimingDifference.between(
                id -> assertThat(sessions.find(new ResourceId(id), session)).isEmpty(),
                other.value(),
                NEVER_GIVEN,
                SAMPLES,
                10_000_000);

        assertThat(Math.abs(t)).isLessThan(TimingDifference.LIMIT);
    }

    @Test
    void what_another_platform_bought_is_not_found_as_fast_as_what_nobody_did() {
        ResourceId other = order(PlatformName.HEROKU);

        double t = TimingDifference.between(
                id -> assertThatThrownBy(() -> resources.boughtBy(PlatformName.SCALINGO, id))
                        .isInstanceOf(ResourceRefused.UnknownResource.class),
                other.value(),
                NEVER_GIVEN,
                SAMPLES,
                10_000_000);

        assertThat(Math.abs(t)).isLessThan(TimingDifference.LIMIT);
    }

    private void isClosed(Route route) {
        ResourceId victim = order(route.family().equals("scalingo") ? PlatformName.HEROKU : PlatformName.SCALINGO);
        save(victim);

        HttpResponse<String> somebodyElses = tried(route, victim.value());
        HttpResponse<String> neverGiven = tried(route, NEVER_GIVEN);

        assertThat(somebodyElses.statusCode()).isIn(statusesOf(route));
        assertThat(told(somebodyElses, victim.value())).isEqualTo(told(neverGiven, NEVER_GIVEN));
        assertThat(resources.find(victim).state()).isEqualTo(ResourceState.PROVISIONED);
        assertThat(resources.find(victim).newestVersion()).isEqualTo(1);
        assertThat(trail.newestFirst(victim, Long.MAX_VALUE, 10))
                .extracting(AuditEntry::kind)
                .containsOnly("broker");
    }

    private static Set<Integer> statusesOf(Route route) {
        return switch (route.family()) {
            case "dashboard", "sso" -> Set.of(403);
            case "operator" -> Set.of(401);
            // 410 to a deletion (OSB 2.17), 400 to an order under an id that is the caller's own to choose.
            case "v2" -> Set.of(400, 404, 410);
            // A webhook of another add-on is signed with another secret.
            case "heroku" -> Set.of(route.path().contains("/webhooks/") ? 401 : 404);
            default -> Set.of(404);
        };
    }

    /** What the stranger has: a session for another resource, or credentials of another marketplace. */
    private HttpResponse<String> tried(Route route, String id) {
        Visitor stranger = new Visitor(broker);
        return switch (route.family()) {
            case "dashboard", "sso" -> {
                stranger.setCookie(SessionCookie.NAME, session);
                yield stranger.send(route.method(), route.about(id), BODY);
            }
            case "scalingo" -> tried(stranger, route, id, "scalingo-vpn-ipsec:test-password");
            case "heroku" -> tried(stranger, route, id, "scalingo-vpn-ipsec:heroku-password");
            case "clever" -> tried(stranger, route, id, "scalingo-vpnc:clever-password");
            case "v2" -> tried(stranger, route, id, "osb:osb-password");
            case "operator" -> tried(stranger, route, id, "scalingo-vpn-ipsec:test-password");
            case "api" ->
                stranger.send(
                        route.method(),
                        route.about(id),
                        BODY,
                        "Authorization",
                        "Bearer " + tokens.make(strangers, "stranger").orElseThrow(),
                        "Content-Type",
                        "application/json");
            case "badge" -> stranger.send(route.method(), route.about(id), BODY);
            default ->
                throw new AssertionError("nobody has said here what a stranger has who tries " + route
                        + "; add it, so that the route is tried too");
        };
    }

    private static HttpResponse<String> tried(Visitor stranger, Route route, String id, String credentials) {
        return stranger.send(
                route.method(),
                route.about(id),
                BODY,
                "Authorization",
                "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)),
                "X-Broker-API-Version",
                "2.17",
                "X-Forwarded-For",
                "198.51.100.20");
    }

    private static Map<String, Object> told(HttpResponse<String> answer, String id) {
        Map<String, Object> told = new HashMap<>(answer.headers().map());
        told.remove("date");
        told.put("status", answer.statusCode());
        told.put("body", answer.body().replace(id, "(id)"));
        return told;
    }

    private void save(ResourceId id) {
        Reading read = VpncReader.read("""
                IPSec gateway vpn.example.net
                IPSec ID staff
                IPSec secret 7hK-pq2.Lm9x_Zt4Wb8
                Xauth username ada
                Xauth password s3cond-Passw0rd
                """.getBytes(StandardCharsets.UTF_8));
        resources.save(id, ((Reading.Accepted) read).config(), Optional.empty(), new Author("a test"));
    }

    private ResourceId order(PlatformName platform) {
        var order = new Order(platform, Optional.empty(), new AppId("app-" + UUID.randomUUID()), "vpn-ipsec-standard");
        return resources.provision(order).resource().id();
    }
}
