package culvert.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import culvert.api.ApiTokens;
import culvert.audit.AuditEntry;
import culvert.audit.AuditTrail;
import culvert.resources.AppId;
import culvert.resources.Order;
import culvert.resources.PlatformName;
import culvert.resources.ResourceId;
import culvert.resources.ResourceRefused;
import culvert.resources.ResourceService;
import culvert.routes.Customers.Customer;
import culvert.routes.RouteTable.Route;
import culvert.sso.SessionCookie;
import culvert.sso.Sessions;
import culvert.testsupport.PostgresForTests;
import culvert.testsupport.ScalingoForTests;
import culvert.testsupport.SignOnLinks;
import culvert.testsupport.TimingDifference;
import culvert.testsupport.Visitor;
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
import java.util.TreeMap;
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
    private static final Set<String> RESOURCES = Set.of("id", "instance");
    private static final String THEIRS = "somebody-elses";

    // What the forms have fields for.
    private static final Map<String, String> TYPED = Map.of(
            "conf", "IPSec gateway strangers.example.net",
            "newest", "1",
            "note", "x",
            "name", "x",
            "on", "no",
            "url", "https://strangers.example.com/hooks",
            "address", "ops@strangers.example");

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

    @Inject
    Customers customers;

    private Customer stranger;
    private String session;
    private String form;

    @BeforeEach
    void signOn() {
        stranger = customers.withLittle(order(PlatformName.SCALINGO), "strangers");
        Visitor visitor = new Visitor(broker);
        visitor.open(links.fresh(stranger.id()));
        session = visitor.cookie(SessionCookie.NAME);
        Map<String, String> fields =
                Visitor.hiddenFields(visitor.open("/dashboard/" + stranger.id()).body());
        assertThat(fields).containsKey("form_token");
        fields.putAll(TYPED);
        form = new String(Visitor.form(fields), StandardCharsets.US_ASCII);
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

    @TestFactory
    List<DynamicTest> what_somebody_else_has_is_unknown_under_ones_own_resource() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Route route : RouteTable.all()) {
            List<String> parameters = route.parameters();
            if (parameters.stream().anyMatch(RESOURCES::contains)) {
                parameters.stream()
                        .filter(parameter -> !RESOURCES.contains(parameter))
                        .forEach(parameter -> tests.add(DynamicTest.dynamicTest(
                                route + ", {" + parameter + "}", () -> isUnknown(route, parameter))));
            }
        }
        assertThat(tests).hasSizeGreaterThan(10);
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
        Customer victim = customers.withEverything(
                order(route.family().equals("scalingo") ? PlatformName.HEROKU : PlatformName.SCALINGO), THEIRS);
        String before = customers.belongings(victim);

        HttpResponse<String> somebodyElses = tried(route, about(victim.id().value(), route, victim), BODY);
        HttpResponse<String> neverGiven = tried(route, about(NEVER_GIVEN, route, victim), BODY);

        assertThat(somebodyElses.statusCode()).isIn(statusesOf(route));
        assertThat(told(somebodyElses).replace(victim.id().value(), NEVER_GIVEN))
                .isEqualTo(told(neverGiven));
        isUntouched(victim, before);
    }

    /** Tries each id of that name which somebody else has, beside what is the stranger's own. */
    private void isUnknown(Route route, String parameter) {
        Customer victim = customers.withEverything(order(PlatformName.SCALINGO), THEIRS);
        String before = customers.belongings(victim);
        int done = actsOf(stranger.id()).size();

        for (String theirs : victim.all(parameter)) {
            HttpResponse<String> somebodyElses = tried(route, beside(route, parameter, theirs), Customers.OSB_ORDER);
            HttpResponse<String> neverGiven =
                    tried(route, beside(route, parameter, neverGivenLike(theirs)), Customers.OSB_ORDER);

            assertThat(somebodyElses.statusCode()).isIn(statusesOfUnknown(route));
            assertThat(told(somebodyElses)).doesNotContain(THEIRS).isEqualTo(told(neverGiven));
        }

        isUntouched(victim, before);
        assertThat(actsOf(stranger.id())).hasSize(done);
        assertThat(resources.find(stranger.id()).newestVersion()).isEqualTo(1);
    }

    private void isUntouched(Customer victim, String before) {
        assertThat(before).contains(THEIRS);
        assertThat(customers.belongings(victim)).isEqualTo(before);
        assertThat(actsOf(victim.id())).isEmpty();
    }

    /** What was done by anybody but the tests themselves. */
    private List<AuditEntry> actsOf(ResourceId id) {
        return trail.newestFirst(id, Long.MAX_VALUE, 100).stream()
                .filter(entry -> !entry.kind().equals("broker"))
                .toList();
    }

    private static String about(String id, Route route, Customer victim) {
        Map<String, String> values = new HashMap<>();
        for (String parameter : route.parameters()) {
            // The address of a badge opens it for everybody, but must not be the id.
            boolean isResource = RESOURCES.contains(parameter) || parameter.equals("secret");
            values.put(parameter, isResource ? id : victim.first(parameter));
        }
        return route.with(values);
    }

    private String beside(Route route, String parameter, String value) {
        Map<String, String> values = new HashMap<>();
        for (String each : route.parameters()) {
            values.put(each, each.equals(parameter) ? value : stranger.first(each));
        }
        return route.with(values)
                + (route.family().equals("v2") && route.method().equals("DELETE") ? Customers.OSB_DELETION : "");
    }

    private static String neverGivenLike(String id) {
        return id.matches("[0-9]+") ? "999999999" : UUID.randomUUID().toString();
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

    private static Set<Integer> statusesOfUnknown(Route route) {
        return switch (route.family()) {
            // Back to the page with nothing done, or the page with the sentence that there is no such recipient.
            case "dashboard" -> Set.of(303, 422);
            // 410 to a deletion, and an order makes one of the same name beside it: platforms name what they order.
            case "v2" ->
                Set.of(
                        switch (route.method()) {
                            case "PUT" -> 201;
                            case "DELETE" -> 410;
                            default -> 404;
                        });
            default -> Set.of(404);
        };
    }

    /** What the stranger has: a session for another resource, or credentials of another marketplace. */
    private HttpResponse<String> tried(Route route, String address, String body) {
        Visitor visitor = new Visitor(broker);
        return switch (route.family()) {
            case "dashboard", "sso" -> {
                visitor.setCookie(SessionCookie.NAME, session);
                yield visitor.send(route.method(), address, form);
            }
            case "scalingo" -> tried(visitor, route, address, body, "scalingo-vpn-ipsec:test-password");
            case "heroku" -> tried(visitor, route, address, body, "scalingo-vpn-ipsec:heroku-password");
            case "clever" -> tried(visitor, route, address, body, "scalingo-vpnc:clever-password");
            case "v2" -> tried(visitor, route, address, body, "osb:osb-password");
            case "operator" -> tried(visitor, route, address, body, "scalingo-vpn-ipsec:test-password");
            case "api" ->
                visitor.send(
                        route.method(),
                        address,
                        body,
                        "Authorization",
                        "Bearer " + tokens.make(stranger.id(), "stranger").orElseThrow(),
                        "Content-Type",
                        "application/json");
            case "badge" -> visitor.send(route.method(), address, body);
            default ->
                throw new AssertionError("nobody has said here what a stranger has who tries " + route
                        + "; add it, so that the route is tried too");
        };
    }

    private static HttpResponse<String> tried(
            Visitor visitor, Route route, String address, String body, String credentials) {
        return visitor.send(
                route.method(),
                address,
                body,
                "Authorization",
                "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)),
                "X-Broker-API-Version",
                "2.17",
                "X-Forwarded-For",
                "198.51.100.20");
    }

    private static String told(HttpResponse<String> answer) {
        Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
        headers.remove("date");
        return answer.statusCode() + "\n" + headers + "\n" + answer.body();
    }

    private ResourceId order(PlatformName platform) {
        var order = new Order(platform, Optional.empty(), new AppId("app-" + UUID.randomUUID()), "vpn-ipsec-standard");
        return resources.provision(order).resource().id();
    }
}
