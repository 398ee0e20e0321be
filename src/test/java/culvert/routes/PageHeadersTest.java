package culvert.routes;

import static org.assertj.core.api.Assertions.assertThat;

import culvert.resources.AppId;
import culvert.resources.Order;
import culvert.resources.PlatformName;
import culvert.resources.ResourceId;
import culvert.resources.ResourceService;
import culvert.routes.RouteTable.Route;
import culvert.testsupport.PostgresForTests;
import culvert.testsupport.ScalingoForTests;
import culvert.testsupport.SignOnLinks;
import culvert.testsupport.Visitor;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What browsers are told with every page, opened by somebody who may and by somebody who may not. */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
@WithTestResource(ScalingoForTests.class)
class PageHeadersTest {

    private static final Set<String> NO_PAGES = Set.of("scalingo", "heroku", "clever", "v2", "api", "reports", "badge");
    private static final Set<String> PAGES = Set.of("sso", "dashboard", "operator", "mail");

    @Inject
    @ConfigProperty(name = "test.url")
    URI broker;

    @Inject
    ResourceService resources;

    @Inject
    SignOnLinks links;

    @TestFactory
    Stream<DynamicTest> every_page_forbids_to_keep_it_to_frame_it_and_to_put_a_script_into_it() {
        // Whoever may watch live gets an answer that does not end; its head is that of everything below the dashboard.
        return pages().flatMap(route -> Stream.of(true, false)
                .filter(allowed -> !(allowed && route.path().endsWith("/live")))
                .map(allowed -> DynamicTest.dynamicTest(
                        route + (allowed ? " by somebody who may" : " by somebody who may not"),
                        () -> isGuarded(route, allowed))));
    }

    @TestFactory
    Stream<DynamicTest> no_post_of_another_site_does_anything() {
        return pages().filter(route ->
                        route.method().equals("POST") && !route.family().equals("sso"))
                .map(route -> DynamicTest.dynamicTest(route.toString(), () -> {
                    HttpResponse<String> fromElsewhere =
                            send(route, true, "form_token=guessed", "Sec-Fetch-Site", "cross-site");
                    HttpResponse<String> fromAnOldBrowser = send(route, true, "form_token=guessed");

                    assertThat(fromElsewhere.statusCode()).isIn(401, 403);
                    assertThat(fromAnOldBrowser.statusCode()).isIn(401, 403);
                }));
    }

    @TestFactory
    Stream<DynamicTest> no_sign_on_is_used_up_by_asking_with_head() {
        // Where there is a post too, it is that which uses the link up.
        List<Route> routes = RouteTable.all();
        return pages().filter(
                        route -> route.family().equals("sso") && route.method().equals("GET"))
                .filter(route -> !routes.contains(new Route("POST", route.path())))
                .map(route -> DynamicTest.dynamicTest(
                        route.toString(),
                        () -> assertThat(new Visitor(broker).head(route.path()).statusCode())
                                .isEqualTo(405)));
    }

    @Test
    void every_route_is_known_to_be_a_page_or_not() {
        assertThat(RouteTable.all().stream().map(Route::family).distinct())
                .allMatch(family -> PAGES.contains(family) || NO_PAGES.contains(family));
    }

    private void isGuarded(Route route, boolean allowed) {
        HttpResponse<String> answer = send(route, allowed, "");

        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("same-origin");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'")
                .doesNotContain("unsafe", "*", "data:", "http:");
        assertThat(answer.headers().allValues("Set-Cookie"))
                .allSatisfy(cookie ->
                        assertThat(cookie).contains("HttpOnly", "SameSite=Lax").contains("Path=/dashboard/"));
        assertThat(Pattern.compile("<style|\\sstyle=|\\son[a-z]+=|<script>|javascript:")
                        .matcher(answer.body())
                        .find())
                .isFalse();
    }

    private HttpResponse<String> send(Route route, boolean allowed, String body, String... headers) {
        var order = new Order(
                PlatformName.SCALINGO, Optional.empty(), new AppId("app-" + UUID.randomUUID()), "vpn-ipsec-standard");
        ResourceId resource = resources.provision(order).resource().id();
        Visitor visitor = new Visitor(broker);
        if (allowed) {
            visitor.open(links.fresh(resource));
        }
        List<String> all = new ArrayList<>(List.of(headers));
        if (allowed && route.family().equals("operator")) {
            byte[] operator = "operator:test-operator-password".getBytes(StandardCharsets.UTF_8);
            all.addAll(List.of("Authorization", "Basic " + Base64.getEncoder().encodeToString(operator)));
        }
        all.addAll(List.of("X-Forwarded-For", "198.51.100.21"));
        return visitor.send(route.method(), route.about(resource.value()), body, all.toArray(String[]::new));
    }

    private static Stream<Route> pages() {
        return RouteTable.all().stream().filter(route -> PAGES.contains(route.family()));
    }
}
