package culvert.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Requests as they came over the wire, all that a platform looks at, compared with files in {@code
 * src/test/resources/protocols}. The texts of both sides are compared, so that a difference can be read.
 */
public final class GoldenRequests {

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    private static final List<String> HEADERS = List.of("Accept", "Authorization", "Content-Type");

    private GoldenRequests() {}

    /**
     * Compares them, oldest first, with the list in the file.
     *
     * @param differing what differs from run to run, and what stands for it in the file, by turns
     */
    public static void assertSent(List<LoggedRequest> requests, String golden, String... differing) {
        String sent = text(of(requests));
        for (int i = 0; i < differing.length; i += 2) {
            sent = sent.replace(differing[i], differing[i + 1]);
        }
        assertThat(sent).isEqualTo(text(read(golden)));
    }

    /** Each request with its headers that mean something. */
    public static ArrayNode of(List<LoggedRequest> requests) {
        ArrayNode all = JSON.createArrayNode();
        requests.forEach(request -> all.add(of(request)));
        return all;
    }

    /** A file in the folder. */
    public static JsonNode read(String golden) {
        try (InputStream file = GoldenRequests.class.getResourceAsStream("/protocols/" + golden)) {
            return JSON.readTree(Objects.requireNonNull(file, golden));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** JSON in a form in which equal things are equal texts. */
    public static String text(JsonNode json) {
        try {
            return JSON.writeValueAsString(JSON.treeToValue(json, Object.class));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode of(LoggedRequest request) {
        ObjectNode one = JSON.createObjectNode()
                .put("method", request.getMethod().toString())
                .put("address", request.getUrl());
        HEADERS.stream()
                .filter(request::containsHeader)
                .forEach(name -> one.put(name.toLowerCase(Locale.ROOT), request.getHeader(name)));
        if (request.getBody().length > 0) {
            one.set("body", body(request));
        }
        return one;
    }

    private static JsonNode body(LoggedRequest request) {
        try {
            return JSON.readTree(request.getBody());
        } catch (IOException e) {
            return JSON.getNodeFactory().textNode(request.getBodyAsString());
        }
    }
}
