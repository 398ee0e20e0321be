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
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The same tricks against every form of sign-on: only the first use of the right one within the window gets in. */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
@WithTestResource(ScalingoForTests.class)
class SsoTrialsTest {

    private static final Secret SALT = Secret.of("a1b2c3d4e5f60718293a4b5c6d7e8f90");
    private static final String EMAIL = "dev@example.com";

    @Inject
    @ConfigProperty(name = "test.url")
    URI broker;

    @Inject
    ResourceService resources;

    @Inject
    SettableClock clock;

    /** What a platform sends about a resource, made with a secret at a time. */
    private interface Made {
        Map<String, String> form(String key, String id, Secret salt, Instant at);
    }

    /**
     * A form of sign-on.
     *
     * @param proof the field that carries the token
     */
    private record Form(String name, PlatformName platform, String address, String id, String proof, Made made) {}

    private static final List<Form> FORMS = List.of(
            new Form(
                    "Heroku, a person",
                    PlatformName.HEROKU,
                    "/sso/heroku",
                    "resource_id",
                    "user_scoped_resource_token",
                    (key, id, salt, at) -> {
                        String seconds = seconds(at);
                        return Map.of(
                                "resource_id", key,
                                "timestamp", seconds,
                                "user_id", "u",
                                "email", EMAIL,
                                "user_scoped_resource_token", SsoToken.ofPerson(key, salt, seconds, "u", EMAIL));
                    }),
            new Form(
                    "Heroku, a resource",
                    PlatformName.HEROKU,
                    "/sso/heroku",
                    "resource_id",
                    "resource_token",
                    (key, id, salt, at) -> plain("resource_id", key, "resource_token", salt, at)),
            new Form(
                    "Heroku, legacy",
                    PlatformName.HEROKU,
                    "/sso/heroku",
                    "id",
                    "token",
                    (key, id, salt, at) -> plain("id", id, "token", salt, at)),
            new Form(
                    "Clever Cloud, a signature",
                    PlatformName.CLEVER,
                    "/sso/clever",
                    "id",
                    "signature",
                    (key, id, salt, at) -> {
                        String milliseconds = Long.toString(at.toEpochMilli());
                        return Map.of(
                                "id",
                                id,
                                "timestamp",
                                milliseconds,
                                "nav-data",
                                "",
                                "email",
                                EMAIL,
                                "user_id",
                                "u",
                                "signature",
                                SsoToken.signature(id, "u", EMAIL, "", salt, milliseconds));
                    }),
            new Form(
                    "Clever Cloud, a token",
                    PlatformName.CLEVER,
                    "/sso/clever",
                    "id",
                    "token",
                    (key, id, salt, at) -> plain("id", id, "token", salt, at)));

    @TestFactory
    Stream<DynamicTest> no_trick_gets_in_and_all_are_refused_alike() {
        return FORMS.stream().map(form -> DynamicTest.dynamicTest(form.name(), () -> tricks(form)));
    }

    private void tricks(Form form) {
        String key = UUID.randomUUID().toString();
        String otherKey = UUID.randomUUID().toString();
        ResourceId id = order(form.platform(), key);
        ResourceId other = order(form.platform(), otherKey);
        Instant now = clock.instant().minusSeconds(20);
        Map<String, String> right = form.made().form(key, id.value(), SALT, now);
        String proof = right.getOrDefault(form.proof(), "");
        String timestamp = right.getOrDefault("timestamp", "");

        Map<String, String> tricks = new LinkedHashMap<>();
        tricks.put("too old", body(form.made().form(key, id.value(), SALT, now.minusSeconds(320))));
        tricks.put("too early", body(form.made().form(key, id.value(), SALT, now.plusSeconds(100))));
        tricks.put("another salt", body(form.made().form(key, id.value(), Secret.of("another"), now)));
        tricks.put(
                "for another resource",
                body(with(right, form.id(), form.id().equals("id") ? other.value() : otherKey)));
        tricks.put("another time", body(with(right, "timestamp", Long.toString(Long.parseLong(timestamp) + 1))));
        tricks.put("the same time otherwise", body(with(right, "timestamp", "0" + timestamp)));
        tricks.put("truncated", body(with(right, form.proof(), proof.substring(0, proof.length() - 1))));
        tricks.put("a prefix", body(with(right, form.proof(), proof.substring(0, 8))));
        tricks.put("longer", body(with(right, form.proof(), proof + "0")));
        tricks.put("empty", body(with(right, form.proof(), "")));
        tricks.put("in capitals", body(with(right, form.proof(), proof.toUpperCase(Locale.ROOT))));
        for (String field : List.of(form.proof(), form.id(), "timestamp")) {
            tricks.put(field + " twice", body(right) + "&" + field + "=" + right.get(field));
            tricks.put("without " + field, body(without(right, field)));
        }
        tricks.put("nothing at all", "");

        HttpResponse<String> nothing = sent(form, "");
        tricks.forEach((name, body) -> {
            HttpResponse<String> answer = sent(form, body);
            assertThat(answer.statusCode()).as(name).isEqualTo(403);
            assertThat(answer.body()).as(name).isEqualTo(nothing.body());
            assertThat(answer.headers().map().keySet())
                    .as(name)
                    .isEqualTo(nothing.headers().map().keySet());
        });
        assertThat(sent(form, body(right)).statusCode()).isEqualTo(303);
        assertThat(sent(form, body(right)).body()).as("a replay").isEqualTo(nothing.body());
    }

    private HttpResponse<String> sent(Form form, String body) {
        return new Visitor(broker).post(form.address(), body.getBytes(StandardCharsets.US_ASCII));
    }

    private static String body(Map<String, String> form) {
        return new String(Visitor.form(form), StandardCharsets.US_ASCII);
    }

    private static Map<String, String> with(Map<String, String> form, String field, String value) {
        Map<String, String> changed = new LinkedHashMap<>(form);
        changed.put(field, value);
        return changed;
    }

    private static Map<String, String> without(Map<String, String> form, String field) {
        Map<String, String> changed = new LinkedHashMap<>(form);
        changed.remove(field);
        return changed;
    }

    private static Map<String, String> plain(String idField, String id, String tokenField, Secret salt, Instant at) {
        return Map.of(idField, id, "timestamp", seconds(at), tokenField, SsoToken.of(id, salt, seconds(at)));
    }

    private static String seconds(Instant at) {
        return Long.toString(at.getEpochSecond());
    }

    private ResourceId order(PlatformName platform, String key) {
        return resources
                .provision(new Order(platform, Optional.of(key), new AppId(key), "vpn-ipsec-standard"))
                .resource()
                .id();
    }
}
