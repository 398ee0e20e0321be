package culvert.tunnels;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Reads what docs/reports.schema.json allows. More lenient in two points only, so that a supervisor that is newer than
 * this broker is understood: members and causes it does not know are let through.
 */
final class ReportReader {

    private static final int MOST_EVENTS = 200;
    private static final int CONTAINER = 100;
    private static final int LINE = 200;
    private static final int NAME = 15;
    private static final int NETWORK = 18;
    private static final int MOST_NETWORKS = 500;
    private static final int MOST_SECONDS = 86_400;
    private static final double MOST_MILLISECONDS = 3_600_000;
    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final Pattern CAUSE = Pattern.compile("[a-z][a-z-]{0,39}");
    private static final Pattern DH_GROUP = Pattern.compile("dh[1-9]\\d?");
    private static final Pattern NOT_PLAIN = Pattern.compile("[^\\x20-\\x7e]");

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(5)
                            .maxStringLength(10_000)
                            .maxNumberLength(20)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private ReportReader() {}

    /** @throws MalformedReport when the body is no report */
    static Report read(byte[] body) {
        JsonNode root = parse(body);
        String container = text(root, "container", CONTAINER);
        require(!container.isEmpty(), "container");
        String run = text(root, "run", 36);
        require(UUID_FORM.matcher(run).matches(), "run");
        JsonNode events = root.path("events");
        require(events.isArray() && !events.isEmpty() && events.size() <= MOST_EVENTS, "events");
        List<TunnelEvent> read = new ArrayList<>();
        events.forEach(event -> read.add(event(event)));
        return new Report(container, UUID.fromString(run), read);
    }

    private static JsonNode parse(byte[] body) {
        try {
            JsonNode root = JSON.readTree(body);
            require(root != null && root.isObject(), "the body");
            return root;
        } catch (IOException e) {
            throw new MalformedReport("the body is no JSON");
        }
    }

    private static TunnelEvent event(JsonNode event) {
        int sequence = whole(event, "sequence", 1, Integer.MAX_VALUE);
        Instant at = time(event);
        return switch (text(event, "kind", NAME)) {
            case "starting" -> new TunnelEvent.Starting(sequence, at);
            case "stopped" -> new TunnelEvent.Stopped(sequence, at);
            case "connected" ->
                new TunnelEvent.Connected(
                        sequence,
                        at,
                        text(event, "address", NAME),
                        text(event, "interface", NAME),
                        texts(event, "networks", NETWORK),
                        texts(event, "dns", NAME));
            case "lost" -> new TunnelEvent.Lost(sequence, at, cause(event), text(event, "message", LINE));
            case "impaired" -> new TunnelEvent.Impaired(sequence, at, cause(event), text(event, "message", LINE));
            case "failed" ->
                new TunnelEvent.Failed(
                        sequence,
                        at,
                        cause(event),
                        text(event, "message", LINE),
                        whole(event, "exitStatus", 0, 255),
                        text(event, "vpnc", LINE),
                        Math.min(whole(event, "nextAttemptSeconds", 0, Integer.MAX_VALUE), MOST_SECONDS));
            case "tried" -> new TunnelEvent.Tried(sequence, at, group(event), flag(event, "accepted"));
            case "probe" -> new TunnelEvent.Probe(sequence, at, milliseconds(event));
            default -> throw new MalformedReport("kind is none that a report has");
        };
    }

    private static String group(JsonNode event) {
        String group = text(event, "dhGroup", NAME);
        require(DH_GROUP.matcher(group).matches(), "dhGroup");
        return group;
    }

    private static boolean flag(JsonNode event, String name) {
        JsonNode value = event.path(name);
        require(value.isBoolean(), name);
        return value.booleanValue();
    }

    private static String cause(JsonNode event) {
        String cause = text(event, "cause", LINE);
        require(CAUSE.matcher(cause).matches(), "cause");
        return cause;
    }

    private static Instant time(JsonNode event) {
        try {
            return OffsetDateTime.parse(text(event, "at", 40)).toInstant();
        } catch (DateTimeParseException e) {
            throw new MalformedReport("at is no time");
        }
    }

    private static double milliseconds(JsonNode event) {
        JsonNode value = event.path("roundTripMilliseconds");
        require(value.isNumber() && value.asDouble() >= 0, "roundTripMilliseconds");
        return Math.min(value.asDouble(), MOST_MILLISECONDS);
    }

    private static int whole(JsonNode node, String name, int least, int most) {
        JsonNode value = node.path(name);
        require(value.isIntegralNumber() && value.canConvertToInt(), name);
        require(value.intValue() >= least && value.intValue() <= most, name);
        return value.intValue();
    }

    private static List<String> texts(JsonNode node, String name, int longest) {
        JsonNode list = node.path(name);
        require(list.isArray() && list.size() <= MOST_NETWORKS, name);
        List<String> texts = new ArrayList<>();
        list.forEach(item -> texts.add(plain(item, name, longest)));
        return texts;
    }

    private static String text(JsonNode node, String name, int longest) {
        return plain(node.path(name), name, longest);
    }

    /** What the supervisor does not send, somebody else did: it is not worth a refusal, but is not shown either. */
    private static String plain(JsonNode value, String name, int longest) {
        require(value.isTextual() && value.textValue().length() <= longest, name);
        return NOT_PLAIN.matcher(value.textValue()).replaceAll("?");
    }

    private static void require(boolean holds, String name) {
        if (!holds) {
            throw new MalformedReport(name + " is not as docs/reports.schema.json says");
        }
    }
}
