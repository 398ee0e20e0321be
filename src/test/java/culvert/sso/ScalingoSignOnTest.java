package culvert.sso;

import static org.assertj.core.api.Assertions.assertThat;

import culvert.resources.AppId;
import culvert.resources.Order;
import culvert.resources.PlatformName;
import culvert.resources.ResourceId;
import culvert.resources.ResourceService;
import culvert.security.Secret;
import culvert.testsupport.PostgresForTests;
import culvert.testsupport.ScalingoForTests;
import culvert.testsupport.SettableClock;
import culvert.testsupport.SignOnLinks;
import culvert.testsupport.Visitor;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresForTests.class)
@WithTestResource(ScalingoForTests.class)
class ScalingoSignOnTest {

    @Inject
    @ConfigProperty(name = "test.url")
    URI broker;

    @Inject
    ResourceService resources;

    @Inject
    SignOnLinks links;

    @Inject
    SignOns signOns;

    @Inject
    SettableClock clock;

    private ResourceId resource;
    private Visitor visitor;

    @BeforeEach
    void order() {
        resource = order("app-of-sign-on");
        visitor = new Visitor(broker);
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void a_link_leads_to_the_dashboard_and_leaves_no_token_in_the_address() {
        HttpResponse<String> answer = visitor.open(links.fresh(resource));

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).hasValue("/dashboard/" + resource);
        assertThat(visitor.open("/dashboard/" + resource).statusCode()).isEqualTo(200);
    }

    @Test
    void the_order_of_the_parameters_means_nothing_and_others_are_ignored() {
        String backwards = Pattern.compile("&")
                .splitAsStream(links.fresh(resource).substring("/sso/scalingo?".length()))
                .reduce("", (rest, parameter) -> parameter + "&" + rest);

        HttpResponse<String> answer = visitor.open("/sso/scalingo?email=a%40b&" + backwards + "nav=1");

        assertThat(answer.statusCode()).isEqualTo(303);
    }

    @Test
    void the_cookie_is_out_of_reach_of_scripts_other_sites_and_other_pages() {
        String cookie = visitor.open(links.fresh(resource))
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow();

        assertThat(Pattern.compile(";\\s*").split(cookie, -1))
                .anyMatch(part -> part.startsWith(SessionCookie.NAME + "="))
                .contains("HttpOnly", "SameSite=Lax", "Path=/dashboard/" + resource, "Max-Age=28800")
                // The tests reach the broker by http.
                .doesNotContain("Secure");
    }

    @Test
    void every_failure_is_the_same_page() {
        ResourceId gone = order("app-that-left");
        String linkOfGone = links.fresh(gone);
        resources.deprovision(gone);
        String used = links.fresh(resource);
        visitor.open(used);
        long now = clock.instant().getEpochSecond();
        String good = links.fresh(resource);
        String token = good.substring(good.length() - 40);

        List<HttpResponse<String>> answers = new ArrayList<>();
        for (String address : List.of(
                used,
                linkOfGone,
                links.fresh(new ResourceId("vpn-neverordered")),
                links.at(resource, now - 310),
                links.at(resource, now + 70),
                good.substring(0, good.length() - 1),
                good.replace(token, token.toUpperCase(Locale.ROOT)),
                good + "&token=" + token,
                good + "&id=" + resource,
                good.replace(resource.toString(), order("app-of-another").toString()),
                "/sso/scalingo?id=" + resource + "&timestamp=" + now + "&token="
                        + SsoToken.of(resource.value(), Secret.of("another salt"), Long.toString(now)),
                "/sso/scalingo?id=" + resource + "&timestamp=" + now + "&token=" + token.substring(0, 8),
                good.replace("&timestamp=", "&timestamp=0"),
                "/sso/scalingo",
                "/sso/scalingo?id=&timestamp=&token=",
                "/sso/scalingo?id=%00&timestamp=" + now + "&token=%00",
                "/dashboard/" + resource + "/timeline",
                "/dashboard/vpn-neverordered")) {
            answers.add(new Visitor(broker).open(address));
        }

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).contains("Open the dashboard again from your platform");
            assertThat(answer.body()).isEqualTo(answers.getFirst().body());
            assertThat(withoutDate(answer)).isEqualTo(withoutDate(answers.getFirst()));
        });
    }

    @Test
    void asking_with_head_does_not_use_the_link_up() {
        String link = links.fresh(resource);

        HttpResponse<String> looked = visitor.head(link);
        int opened = visitor.open(link).statusCode();

        assertThat(looked.statusCode()).isEqualTo(405);
        assertThat(looked.headers().firstValue("Allow")).hasValue("GET");
        assertThat(opened).isEqualTo(303);
    }

    @Test
    void a_link_works_once_however_many_use_it_at_the_same_time() throws Exception {
        String link = links.fresh(resource);
        List<Callable<Integer>> rush = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            rush.add(() -> new Visitor(broker).open(link).statusCode());
        }
        List<Integer> answers = new ArrayList<>();
        try (ExecutorService browsers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : browsers.invokeAll(rush)) {
                answers.add(answer.get());
            }
        }

        assertThat(answers).hasSize(20).containsOnly(303, 403).containsOnlyOnce(303);
    }

    @Test
    void a_failed_try_does_not_use_the_link_up() {
        String link = links.at(resource, clock.instant().getEpochSecond() + 200);

        int tooEarly = visitor.open(link).statusCode();
        clock.advance(Duration.ofMinutes(3));
        int later = visitor.open(link).statusCode();

        assertThat(tooEarly).isEqualTo(403);
        assertThat(later).isEqualTo(303);
    }

    @Test
    void a_used_link_is_remembered_longer_than_it_could_be_used() {
        String link = links.at(resource, clock.instant().getEpochSecond() + 50);
        visitor.open(link);

        clock.advance(Duration.ofSeconds(349));
        int forgottenTooEarly = signOns.forgetOld();
        int again = visitor.open(link).statusCode();
        clock.advance(Duration.ofHours(2));

        assertThat(again).isEqualTo(403);
        assertThat(forgottenTooEarly).isZero();
        assertThat(signOns.forgetOld()).isPositive();
    }

    @Test
    void the_page_may_not_be_kept_framed_or_scripted_by_others() {
        HttpResponse<String> refused = visitor.open("/sso/scalingo");
        HttpResponse<String> entered = visitor.open(links.fresh(resource));
        HttpResponse<String> page = visitor.open("/dashboard/" + resource);

        assertThat(List.of(refused, entered, page)).allSatisfy(answer -> {
            assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
            assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("same-origin");
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .contains("default-src 'none'", "frame-ancestors 'none'", "script-src 'self'")
                    .doesNotContain("unsafe");
        });
    }

    private static Map<String, List<String>> withoutDate(HttpResponse<String> answer) {
        Map<String, List<String>> headers = new HashMap<>(answer.headers().map());
        headers.remove("date");
        return headers;
    }

    private ResourceId order(String app) {
        var order = new Order(PlatformName.SCALINGO, Optional.empty(), new AppId(app), "vpn-ipsec-standard");
        return resources.provision(order).resource().id();
    }
}
