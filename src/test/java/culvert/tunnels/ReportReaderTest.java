package culvert.tunnels;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ReportReaderTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String EVERY_KIND = """
            {"container": "web-1", "run": "6a2cd2a4-8f5c-4e5f-9d50-0d3a4a7d9a11", "events": [
              {"sequence": 1, "at": "2026-11-21T10:00:00Z", "kind": "starting"},
              {"sequence": 2, "at": "2026-11-21T10:00:01Z", "kind": "connected", "address": "10.92.0.1",
               "interface": "tun0", "networks": ["10.91.0.0/24"], "dns": []},
              {"sequence": 3, "at": "2026-11-21T10:00:31Z", "kind": "probe", "roundTripMilliseconds": 1.25},
              {"sequence": 4, "at": "2026-11-21T10:00:40Z", "kind": "lost", "cause": "gateway-vanished",
               "message": "gateway has vanished"},
              {"sequence": 5, "at": "2026-11-21T10:01:00Z", "kind": "failed", "cause": "no-answer",
               "message": "gateway does not answer", "exitStatus": 1, "vpnc": "no response from target",
               "nextAttemptSeconds": 30},
              {"sequence": 6, "at": "2026-11-21T10:01:01Z", "kind": "tried", "dhGroup": "dh14", "accepted": true},
              {"sequence": 7, "at": "2026-11-21T10:02:00Z", "kind": "stopped"}]}
            """;
    private static final JsonSchema SCHEMA = schema();

    @Test
    void every_kind_of_event_is_read() {
        Report report = ReportReader.read(EVERY_KIND.getBytes(UTF_8));

        assertThat(report.container()).isEqualTo("web-1");
        assertThat(report.events())
                .hasSize(7)
                .hasExactlyElementsOfTypes(
                        TunnelEvent.Starting.class,
                        TunnelEvent.Connected.class,
                        TunnelEvent.Probe.class,
                        TunnelEvent.Lost.class,
                        TunnelEvent.Failed.class,
                        TunnelEvent.Tried.class,
                        TunnelEvent.Stopped.class);
    }

    /** Each member taken away, and replaced by a value of every wrong type: the schema and the reader say the same. */
    @ParameterizedTest
    @MethodSource("mutations")
    void reader_and_schema_agree(String body) throws IOException {
        boolean allowed = SCHEMA.validate(JSON.readTree(body)).isEmpty();

        assertThat(isRead(body)).isEqualTo(allowed);
    }

    static Stream<String> mutations() throws IOException {
        JsonNode good = JSON.readTree(EVERY_KIND);
        List<String> bodies = new ArrayList<>(List.of(good.toString()));
        List<String> values = List.of(
                "null", "-1", "1.5", "\"\"", "\"" + "x".repeat(201) + "\"", "[]", "{}", "[1]", "true", "99999999999");
        for (String member : List.of("container", "run", "events")) {
            bodies.add(without(good.deepCopy(), member));
            for (String value : values) {
                bodies.add(with(good.deepCopy(), member, value));
            }
        }
        for (int i = 0; i < good.path("events").size(); i++) {
            List<String> members = new ArrayList<>();
            good.path("events").get(i).fieldNames().forEachRemaining(members::add);
            for (String member : members) {
                bodies.add(inEvent(good, i, event -> event.remove(member)));
                for (String value : values) {
                    bodies.add(inEvent(good, i, event -> event.set(member, parse(value))));
                }
            }
        }
        ObjectNode many = good.deepCopy();
        ArrayNode events = many.putArray("events");
        for (int i = 0; i < 201; i++) {
            events.add(good.path("events").get(0));
        }
        bodies.add(many.toString());
        return bodies.stream();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "\"x\"", "{} {}", "[[[[[[[[[[]]]]]]]]]]", "{\"run\":1,\"run\":2}"})
    void what_is_no_report_is_refused_without_repeating_it(String body) {
        assertThatThrownBy(() -> ReportReader.read(body.getBytes(UTF_8))).isInstanceOf(MalformedReport.class);
    }

    @Test
    void a_newer_supervisor_is_understood() {
        String newer = EVERY_KIND
                .replace("\"gateway-vanished\"", "\"a-cause-of-tomorrow\"")
                .replace("\"kind\": \"starting\"", "\"kind\": \"starting\", \"image\": \"x\"");

        assertThat(((TunnelEvent.Lost) ReportReader.read(newer.getBytes(UTF_8))
                                .events()
                                .get(3))
                        .cause())
                .isEqualTo("a-cause-of-tomorrow");
    }

    @Test
    void an_impairment_is_read() {
        String impaired = EVERY_KIND.replace("\"kind\": \"lost\"", "\"kind\": \"impaired\"");

        assertThat(ReportReader.read(impaired.getBytes(UTF_8)).events().get(3))
                .isInstanceOf(TunnelEvent.Impaired.class);
    }

    @Test
    void what_could_mean_something_to_a_terminal_or_a_database_is_taken_out() {
        String odd = EVERY_KIND.replace("gateway has vanished", "a\\u0000b\\u001b[31m\\u202ec");

        assertThat(((TunnelEvent.Lost)
                                ReportReader.read(odd.getBytes(UTF_8)).events().get(3))
                        .message())
                .isEqualTo("a?b?[31m?c");
    }

    private static boolean isRead(String body) {
        try {
            ReportReader.read(body.getBytes(UTF_8));
            return true;
        } catch (MalformedReport e) {
            return false;
        }
    }

    private static String with(ObjectNode root, String member, String value) {
        root.set(member, parse(value));
        return root.toString();
    }

    private static String without(ObjectNode root, String member) {
        root.remove(member);
        return root.toString();
    }

    private static String inEvent(JsonNode good, int index, java.util.function.Consumer<ObjectNode> change) {
        JsonNode root = good.deepCopy();
        change.accept((ObjectNode) root.path("events").get(index));
        return root.toString();
    }

    private static JsonNode parse(String value) {
        try {
            return JSON.readTree(value);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonSchema schema() {
        try {
            SchemaValidatorsConfig config = SchemaValidatorsConfig.builder()
                    .formatAssertionsEnabled(true)
                    .build();
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(Files.readString(Path.of("docs/reports.schema.json")), config);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
