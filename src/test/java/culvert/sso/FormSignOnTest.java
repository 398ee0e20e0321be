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
import culvert.testsupport.Visitor;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sign-on by a form, as Heroku and Clever Cloud send it. */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
@WithTestResource(ScalingoForTests.class)
@SuppressWarnings("NullAway.Init")
final class FormSignOnTest {

    private static final Secret SALT = Secret.of("a1b2c3d4e5f60718293a4b5c6d7e8f90");
    private static final String USER = "11111111-2222-3333-4444-555555555555";
    private static final String EMAIL = "dev@example.com";

    @ConfigProperty(name = "test.url")
    URI broker;

    @Inject
    ResourceService resources;

    @Inject
    SettableClock clock;

    private String key;
    private ResourceId onHeroku;
    private ResourceId onClever;

    @BeforeEach
    void order() {
        key = UUID.randomUUID().toString();
        onHeroku = order(PlatformName.HEROKU);
        onClever = order(PlatformName.CLEVER);
    }

    @Test
    void heroku_signs_on_with_the_token_of_a_person_of_a_resource_or_of_the_legacy_form() {
        for (Map<String, String> form :
                List.of(personal(seconds(0)), resourceOnly(seconds(1)), legacy(seconds(2), "abc"))) {
            Visitor visitor = new Visitor(broker);

            HttpResponse<String> answer = visitor.post("/sso/heroku", form);

            assertThat(answer.statusCode()).isEqualTo(303);
            assertThat(answer.headers().firstValue("Location")).hasValue("/dashboard/" + onHeroku);
            assertThat(visitor.open("/dashboard/" + onHeroku).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void a_sign_on_by_form_works_once() {
        Map<String, String> form = personal(seconds(1));

        assertThat(status("/sso/heroku", form)).isEqualTo(303);
        assertThat(status("/sso/heroku", form)).isEqualTo(403);
    }

    @Test
    void a_form_without_its_strongest_token_is_no_other_sign_on() {
        String first = seconds(0);
        String second = seconds(1);

        assertThat(status("/sso/heroku", personal(first))).isEqualTo(303);
        assertThat(status("/sso/heroku", resourceOnly(first))).isEqualTo(403);
        assertThat(status("/sso/heroku", legacy(first, "x"))).isEqualTo(403);
        assertThat(status("/sso/heroku", legacy(second, "x"))).isEqualTo(303);
        assertThat(status("/sso/heroku", resourceOnly(second))).isEqualTo(403);
        assertThat(status("/sso/heroku", personal(second))).isEqualTo(403);
    }

    @Test
    void nav_data_of_the_legacy_form_comes_back_in_a_cookie_beside_the_session() {
        Visitor visitor = new Visitor(broker);

        HttpResponse<String> answer = visitor.post("/sso/heroku", legacy(seconds(0), "eyJhIjoiYiJ9+/=="));

        assertThat(answer.headers().allValues("Set-Cookie"))
                .contains("heroku-nav-data=eyJhIjoiYiJ9+/==; Path=/; HttpOnly; SameSite=Lax")
                .hasSize(2);
        assertThat(visitor.open("/dashboard/" + onHeroku).body()).contains("<div id=\"heroku-header\" hidden></div>");
    }

    @Test
    void other_nav_data_does_not_come_back() {
        for (Map<String, String> form : List.of(
                legacy(seconds(0), "a; Domain=x"),
                legacy(seconds(1), "a\r\nX: y"),
                legacy(seconds(2), "a".repeat(4001)),
                changed(personal(seconds(3)), "nav-data", "abc"))) {
            HttpResponse<String> answer = new Visitor(broker).post("/sso/heroku", form);

            assertThat(answer.statusCode()).isEqualTo(303);
            assertThat(answer.headers().allValues("Set-Cookie")).hasSize(1);
        }
    }

    @Test
    void the_strongest_token_must_be_right() {
        String timestamp = seconds(2);
        Map<String, String> form = new HashMap<>(resourceOnly(timestamp));
        form.putAll(personal(timestamp));
        form.put("email", "somebody@else.example");

        assertThat(status("/sso/heroku", form)).isEqualTo(403);
    }

    @Test
    void wrong_old_and_foreign_sign_ons_are_refused() {
        assertThat(status("/sso/heroku", changed(personal(seconds(3)), "user_scoped_resource_token", "0".repeat(64))))
                .isEqualTo(403);
        assertThat(status("/sso/heroku", personal(seconds(-360)))).isEqualTo(403);
        assertThat(status("/sso/heroku", personal(seconds(70)))).isEqualTo(403);
        assertThat(status("/sso/heroku", Map.of())).isEqualTo(403);
        assertThat(status("/sso/heroku", Map.of("id", onClever.value(), "timestamp", seconds(0), "token", "x")))
                .isEqualTo(403);
        assertThat(new Visitor(broker)
                        .post("/sso/heroku", "id=%".getBytes(StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(403);
        String timestamp = seconds(0);
        assertThat(status(
                        "/sso/heroku",
                        Map.of(
                                "id", onClever.value(),
                                "timestamp", timestamp,
                                "token", SsoToken.of(onClever.value(), SALT, timestamp))))
                .isEqualTo(403);
    }

    @Test
    void clever_cloud_signs_on_with_a_signature_in_milliseconds_or_a_token_in_seconds() {
        long now = clock.instant().toEpochMilli();
        String seconds = seconds(4);

        assertThat(status("/sso/clever", signed(now))).isEqualTo(303);
        assertThat(status(
                        "/sso/clever",
                        Map.of(
                                "id", onClever.value(),
                                "timestamp", seconds,
                                "token", SsoToken.of(onClever.value(), SALT, seconds))))
                .isEqualTo(303);
        assertThat(status("/sso/clever", signed(now))).isEqualTo(403);
        assertThat(status("/sso/clever", signed(now - 360_000))).isEqualTo(403);
        assertThat(status("/sso/clever", signed(now / 1000))).isEqualTo(403);
        assertThat(status("/sso/clever", changed(signed(now + 1), "email", "x@y.example")))
                .isEqualTo(403);
    }

    @Test
    void a_right_token_of_clever_cloud_counts_beside_a_signature_that_is_not() {
        String seconds = seconds(5);
        Map<String, String> form = Map.of(
                "id", onClever.value(),
                "timestamp", seconds,
                "signature", "0".repeat(128),
                "token", SsoToken.of(onClever.value(), SALT, seconds));

        assertThat(status("/sso/clever", changed(form, "token", "0".repeat(40))))
                .isEqualTo(403);
        assertThat(status("/sso/clever", form)).isEqualTo(303);
        assertThat(status("/sso/clever", form)).isEqualTo(403);
    }

    private Map<String, String> personal(String timestamp) {
        return Map.of(
                "resource_id", key,
                "timestamp", timestamp,
                "user_id", USER,
                "email", EMAIL,
                "nav-data", "",
                "context_app", "{}",
                "user_scoped_resource_token", SsoToken.ofPerson(key, SALT, timestamp, USER, EMAIL));
    }

    private Map<String, String> resourceOnly(String timestamp) {
        return Map.of("resource_id", key, "timestamp", timestamp, "resource_token", SsoToken.of(key, SALT, timestamp));
    }

    private Map<String, String> legacy(String timestamp, String navData) {
        return Map.of(
                "id",
                onHeroku.value(),
                "timestamp",
                timestamp,
                "token",
                SsoToken.of(onHeroku.value(), SALT, timestamp),
                "nav-data",
                navData,
                "email",
                EMAIL,
                "app",
                "myapp");
    }

    private Map<String, String> signed(long timestamp) {
        String id = onClever.value();
        String text = Long.toString(timestamp);
        return Map.of(
                "id",
                id,
                "timestamp",
                text,
                "nav-data",
                "",
                "email",
                EMAIL,
                "user_id",
                "user_42",
                "signature",
                SsoToken.signature(id, "user_42", EMAIL, "", SALT, text));
    }

    private static Map<String, String> changed(Map<String, String> form, String field, String value) {
        Map<String, String> changed = new HashMap<>(form);
        changed.put(field, value);
        return changed;
    }

    private String seconds(long ahead) {
        return Long.toString(clock.instant().getEpochSecond() + ahead);
    }

    private int status(String address, Map<String, String> form) {
        return new Visitor(broker).post(address, form).statusCode();
    }

    private ResourceId order(PlatformName platform) {
        return resources
                .provision(new Order(platform, Optional.of(key), new AppId(key), "vpn-ipsec-standard"))
                .resource()
                .id();
    }
}
