package culvert.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import com.fasterxml.jackson.databind.node.MissingNode;
import culvert.notices.NoticeService;
import culvert.resources.AppId;
import culvert.resources.Author;
import culvert.resources.Order;
import culvert.resources.PlatformName;
import culvert.resources.ResourceId;
import culvert.resources.ResourceService;
import culvert.rollback.ReturnWatch;
import culvert.rollback.VersionNotes;
import culvert.testsupport.PostgresForTests;
import culvert.testsupport.ScalingoForTests;
import culvert.testsupport.ScalingoStub;
import culvert.testsupport.SettableClock;
import culvert.testsupport.Supervisors;
import culvert.testsupport.WebhookReceiver;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the description of the API promises, held against what it answers. */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
@WithTestResource(ScalingoForTests.class)
class ApiDescriptionTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNode NOTHING = MissingNode.getInstance();
    private static final String ROOT = "/api/v1/resources/{id}/";
    private static final Set<String> VERBS = Set.of("get", "put", "post", "delete", "patch");

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
    Supervisors supervisors;

    @Inject
    ReturnWatch returns;

    @Inject
    VersionNotes notes;

    @Inject
    NoticeService notices;

    @Inject
    SettableClock clock;

    private ResourceId resource;
    private String token;
    private JsonNode description;

    @BeforeEach
    void order() throws IOException {
        new ScalingoStub(scalingo).works();
        var app = new AppId("app-" + UUID.randomUUID());
        resource = resources
                .provision(new Order(PlatformName.SCALINGO, Optional.empty(), app, "vpn-ipsec-standard"))
                .resource()
                .id();
        token = tokens.make(resource, "examples").orElseThrow();
        description =
                JSON.readTree(RestAssured.given().get("/q/openapi?format=json").asString());
    }

    @AfterEach
    void backToRealTime() {
        resources.deprovision(resource);
        clock.reset();
    }

    @Test
    void every_route_says_what_it_is_for_and_shows_what_it_answers() {
        Map<String, JsonNode> routes = routes();

        assertThat(routes).hasSizeGreaterThanOrEqualTo(13);
        assertThat(routes).allSatisfy((route, operation) -> {
            assertThat(operation.path("summary").asText()).isNotBlank();
            JsonNode responses = operation.path("responses");
            assertThat(responses.has("204")
                            || responses.has("202")
                            || !example(responses).isMissingNode())
                    .as("an example, or nothing to show")
                    .isTrue();
            assertThat(operation.has("requestBody")).isEqualTo(!sent(operation).isMissingNode());
        });
        assertThat(description.at("/components/securitySchemes/token/scheme").asText())
                .isEqualTo("bearer");
    }

    @Test
    void the_examples_have_the_form_of_the_real_answers() throws IOException {
        Map<String, JsonNode> routes = routes();
        fill(routes);
        try (WebhookReceiver receiver = WebhookReceiver.start()) {
            receiver.answers(500);
            String webhook = call("POST", "webhooks", "{\"url\": \"" + receiver.url() + "\"}")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id");
            Response other = call("POST", "webhooks", "{\"url\": \"" + receiver.url() + "2\"}");
            compare(routes, "POST webhooks", other);
            compare(routes, "POST webhooks/{}/on", call("POST", "webhooks/" + other.path("id") + "/on", ""));
            call("POST", "webhooks/" + webhook + "/test", "").then().statusCode(202);
            await().until(() -> notices.find(resource, webhook)
                    .orElseThrow()
                    .recipient()
                    .failingSince()
                    .isPresent());
            for (String path : List.of(
                    "config",
                    "versions",
                    "versions/1",
                    "versions/2/changes/1",
                    "status",
                    "diagnosis",
                    "timeline",
                    "webhooks")) {
                compare(routes, "GET " + path.replaceAll("/\\d+", "/{}"), call("GET", path, ""));
            }
            compare(
                    routes,
                    "GET webhooks/{}/deliveries",
                    call("GET", "webhooks/" + webhook + "/deliveries", ""),
                    "nextAttemptAt");
            call("DELETE", "webhooks/" + webhook, "").then().statusCode(204);
            call("DELETE", "webhooks/" + webhook, "").then().statusCode(404);
        }
    }

    private void fill(Map<String, JsonNode> routes) throws IOException {
        JsonNode sent = sent(routes.getOrDefault("PUT config", NOTHING));
        String first = sent.path("conf")
                .textValue()
                .replace("********", "7hK-pq2.Lm9x_Zt4Wb8")
                .replace("grace", "ada")
                .replace("new-Passw0rd", "s3cond-Passw0rd");
        call("PUT", "config", JSON.writeValueAsString(Map.of("conf", first)))
                .then()
                .statusCode(200);
        supervisors.start(broker, resource, 1, "web-1").connected("10.92.0.1").probe(11.8);
        // As in the example, but for the number that it is based on.
        compare(
                routes,
                "PUT config",
                call(
                        "PUT",
                        "config",
                        JSON.writeValueAsString(Map.of("conf", sent.path("conf").textValue()))));
        Response refused = call("PUT", "config", JSON.writeValueAsString(Map.of("conf", first + "Script /tmp/x\n")));
        isAlike(routes.getOrDefault("PUT config", NOTHING).at("/responses/422/content"), refused, Set.of());
        notes.write(resource, 2, "the new password");
        supervisors
                .start(broker, resource, 2, "web-2")
                .starting()
                .failed("credentials-refused", "user name or password refused", "");
        clock.advance(Duration.ofSeconds(125));
        returns.lookAt(resource);
        assertThat(resources.find(resource).newestVersion()).isEqualTo(3);
        supervisors.start(broker, resource, 3, "web-1").connected("10.92.0.1").probe(11.8);
        supervisors
                .start(broker, resource, 3, "web-2")
                .failed("credentials-refused", "user name or password refused", "");
        compare(
                routes,
                "POST versions/{}/restore",
                call(
                        "POST",
                        "versions/2/restore",
                        sent(routes.getOrDefault("POST versions/{}/restore", NOTHING))
                                .toString()
                                .replace("4", "3")));
        call("POST", "versions/1/restore", "{\"basedOn\": 1}").then().statusCode(409);
        call("POST", "versions/99/restore", "").then().statusCode(404);
        call("POST", "versions/1/restore", "[]").then().statusCode(400);
        call("GET", "versions/x", "").then().statusCode(404);
        assertThat(resources.versions(resource, 1).getFirst().author()).isEqualTo(Author.program());
    }

    private void compare(Map<String, JsonNode> routes, String route, Response real, String... mayLack) {
        assertThat(routes).containsKey(route);
        String status = String.valueOf(real.statusCode());
        isAlike(routes.getOrDefault(route, NOTHING).at("/responses/" + status + "/content"), real, Set.of(mayLack));
    }

    private static void isAlike(JsonNode content, Response real, Set<String> mayLack) {
        try {
            Map<String, JsonNodeType> promised = new TreeMap<>();
            Map<String, JsonNodeType> answered = new TreeMap<>();
            members(exampleIn(content), "", promised);
            members(JSON.readTree(real.asString()), "", answered);
            Set<String> lacking = new TreeSet<>(promised.keySet());
            lacking.removeAll(answered.keySet());
            lacking.removeIf(path -> mayLack.contains(path.substring(path.lastIndexOf('.') + 1)));
            // Only where several causes look alike.
            lacking.removeIf(path -> path.contains(".candidates[]."));
            assertThat(lacking)
                    .as("promised and not there: %s", real.asString())
                    .isEmpty();
            promised.keySet().retainAll(answered.keySet());
            assertThat(promised).isEqualTo(answered);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The members of a text and of what kind they are; those of all elements of an array are taken together. */
    private static void members(JsonNode node, String path, Map<String, JsonNodeType> into) {
        if (node.isObject()) {
            node.properties().forEach(member -> members(member.getValue(), path + "." + member.getKey(), into));
        } else if (node.isArray() && !node.isEmpty()) {
            node.forEach(element -> members(element, path + "[]", into));
        } else if (!node.isArray()) {
            into.put(path, node.getNodeType());
        }
    }

    /** By verb and path below the resource, parameters left empty. */
    private Map<String, JsonNode> routes() {
        Map<String, JsonNode> routes = new TreeMap<>();
        description.path("paths").properties().stream()
                .filter(path -> path.getKey().startsWith(ROOT))
                .forEach(path -> path.getValue().properties().stream()
                        .filter(operation -> VERBS.contains(operation.getKey()))
                        .forEach(operation -> routes.put(
                                operation.getKey().toUpperCase(Locale.ROOT)
                                        + " "
                                        + path.getKey().substring(ROOT.length()).replaceAll("\\{[a-z]+}", "{}"),
                                operation.getValue())));
        return routes;
    }

    private static JsonNode example(JsonNode responses) {
        JsonNode made = exampleIn(responses.at("/201/content"));
        return made.isMissingNode() ? exampleIn(responses.at("/200/content")) : made;
    }

    private static JsonNode sent(JsonNode operation) {
        return exampleIn(operation.at("/requestBody/content"));
    }

    private static JsonNode exampleIn(JsonNode content) {
        for (JsonNode type : content) {
            for (JsonNode example : type.path("examples")) {
                JsonNode value = example.path("value");
                return value.isTextual() ? parse(value.textValue()) : value;
            }
        }
        return content.path("no example");
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Response call(String verb, String path, String body) {
        var request = RestAssured.given().header("Authorization", "Bearer " + token);
        if (!body.isEmpty()) {
            request.contentType("application/json").body(body);
        }
        return request.request(verb, "/api/v1/resources/" + resource + "/" + path);
    }
}
