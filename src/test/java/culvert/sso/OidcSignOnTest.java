package culvert.sso;

import static org.assertj.core.api.Assertions.assertThat;

import culvert.audit.Act;
import culvert.audit.AuditEntry;
import culvert.audit.AuditTrail;
import culvert.resources.AppId;
import culvert.resources.Order;
import culvert.resources.PlatformName;
import culvert.resources.ResourceId;
import culvert.resources.ResourceService;
import culvert.testsupport.GoldenRequests;
import culvert.testsupport.PlatformsStub;
import culvert.testsupport.PostgresForTests;
import culvert.testsupport.ScalingoForTests;
import culvert.testsupport.Visitor;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole conversation of a sign-on by OpenID Connect, over HTTP, with an issuer and a Cloud Foundry on the wire. */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
@WithTestResource(ScalingoForTests.class)
@SuppressWarnings("NullAway.Init")
final class OidcSignOnTest {

    private static final String PUBLIC_URL = "http://localhost:8080";

    @Inject
    @ConfigProperty(name = "test.url")
    URI broker;

    @ConfigProperty(name = "CULVERT_CF_API_URL")
    URI cloud;

    @Inject
    ResourceService resources;

    @Inject
    DashboardLinks links;

    @Inject
    AuditTrail trail;

    private final String instance = UUID.randomUUID().toString();
    private PlatformsStub platform;
    private ResourceId resource;
    private Visitor person;

    @BeforeEach
    void order() {
        platform = new PlatformsStub(cloud);
        platform.works();
        resource = order(PlatformName.CLOUDFOUNDRY, instance);
        person = new Visitor(broker);
    }

    @Test
    void who_may_manage_the_instance_is_signed_on_and_led_to_its_dashboard() {
        HttpResponse<String> entered = signOn("dev@example.com");

        assertThat(entered.statusCode()).isEqualTo(303);
        assertThat(entered.headers().firstValue("Location")).hasValue("/dashboard/" + resource);
        assertThat(person.open("/dashboard/" + resource).statusCode()).isEqualTo(200);
        GoldenRequests.assertSent(
                platform.received("GET", "/v3/service_instances/" + instance + "/permissions"),
                "cloudfoundry/requests/permissions.json",
                instance,
                "INSTANCE");
        assertThat(trail.newestFirst(resource, Long.MAX_VALUE, 10))
                .filteredOn(entry -> entry.act().equals(Act.SIGNED_ON.word()))
                .extracting(AuditEntry::detail)
                .containsExactly("dev@example.com");
    }

    @Test
    void nothing_of_the_sign_on_stays_but_the_session() {
        HttpResponse<String> entered = signOn("dev@example.com");

        assertThat(entered.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.contains("access-of"));
        assertThat(person.cookies()).containsExactly(SessionCookie.NAME);
        assertThat(person.open(address()).statusCode()).isEqualTo(302);
    }

    @Test
    void who_may_only_look_at_the_instance_may_not_come_in() {
        HttpResponse<String> refused = signOn("auditor@example.com");

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("You may not manage this VPN connection");
        assertThat(person.cookies()).isEmpty();
        assertThat(person.open("/dashboard/" + resource).statusCode()).isEqualTo(403);
    }

    @Test
    void who_may_manage_one_instance_is_asked_about_again_for_another_one() {
        String hidden = UUID.randomUUID().toString();
        ResourceId other = order(PlatformName.CLOUDFOUNDRY, hidden);
        platform.fails("/v3/service_instances/" + hidden + "/permissions", 404);
        signOn("dev@example.com");

        HttpResponse<String> refused = signOn("/sso/oidc?id=" + other, "dev@example.com");

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(person.open("/dashboard/" + other).statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"forged", "of-another-client", "of-another-visit", "nobody"})
    void who_is_not_who_they_seem_finds_the_closed_page(String login) {
        HttpResponse<String> refused = signOn(login);

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("This page is closed");
        assertThat(platform.received("GET", "/v3/service_instances/" + instance + "/permissions"))
                .isEmpty();
    }

    @Test
    void a_way_back_that_this_browser_did_not_begin_opens_nothing() {
        String back = authorized("dev@example.com");

        HttpResponse<String> stolen = new Visitor(broker).open(back);

        assertThat(stolen.statusCode()).isEqualTo(403);
        assertThat(stolen.headers().allValues("Set-Cookie")).isEmpty();
    }

    @Test
    void a_code_works_once() {
        String back = authorized("dev@example.com");
        Visitor sameBrowser = new Visitor(broker);
        person.cookies().forEach(name -> sameBrowser.setCookie(name, person.cookie(name)));
        person.open(back);

        assertThat(sameBrowser.open(back).statusCode()).isEqualTo(403);
    }

    @Test
    void what_is_no_instance_of_a_cloud_foundry_or_gone_is_nobodys() {
        ResourceId elsewhere = order(PlatformName.KUBERNETES, UUID.randomUUID().toString());
        resources.deprovision(resource);

        for (String id : new String[] {elsewhere.value(), resource.value(), "vpn-zzzzzzzzzzzzzzzz", "%00"}) {
            assertThat(signOn("/sso/oidc?id=" + id, "dev@example.com").statusCode())
                    .isEqualTo(403);
        }
        assertThat(person.open("/sso/oidc").statusCode()).isEqualTo(403);
    }

    @Test
    void a_platform_that_does_not_say_what_people_may_do_lets_nobody_in_and_the_page_says_to_try_again() {
        platform.fails("/v3/service_instances/.+/permissions", 500);

        HttpResponse<String> refused = signOn("dev@example.com");

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.body()).contains("Your platform does not answer");
    }

    @Test
    void only_the_dashboard_of_a_cloud_foundry_is_opened_so() {
        ResourceId elsewhere = order(PlatformName.KUBERNETES, UUID.randomUUID().toString());

        assertThat(links.to(resources.find(resource))).isEqualTo(PUBLIC_URL + "/sso/oidc?id=" + resource);
        assertThat(links.to(resources.find(elsewhere))).startsWith(PUBLIC_URL + "/sso/osb?id=" + elsewhere + "&token=");
    }

    /** Goes the whole way as the browser does. @return where it ends */
    private HttpResponse<String> signOn(String login) {
        return signOn(address(), login);
    }

    private HttpResponse<String> signOn(String address, String login) {
        HttpResponse<String> back = person.open(authorized(address, login));
        return back.statusCode() == 302 ? person.open(here(location(back))) : back;
    }

    /** Signs on at the issuer. @return the way back from there */
    private String authorized(String login) {
        return authorized(address(), login);
    }

    private String authorized(String address, String login) {
        HttpResponse<String> toIssuer = person.open(address);
        assertThat(toIssuer.statusCode()).isEqualTo(302);
        HttpResponse<String> atIssuer = new Visitor(broker).open(location(toIssuer) + "&login=" + login);
        assertThat(atIssuer.statusCode()).isEqualTo(302);
        return here(location(atIssuer));
    }

    // The broker under test does not listen at its public address, to which all ways back lead.
    private static String here(String address) {
        assertThat(address).startsWith(PUBLIC_URL + "/sso/oidc?");
        return address.substring(PUBLIC_URL.length());
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private String address() {
        return "/sso/oidc?id=" + resource;
    }

    private ResourceId order(PlatformName platformName, String name) {
        return resources
                .provision(new Order(platformName, Optional.empty(), new AppId(name), "vpn-ipsec-standard"))
                .resource()
                .id();
    }
}
