package culvert.platforms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;

/** What adapters need to speak JSON over HTTP. */
public final class PlatformJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private PlatformJson() {}

    /** The body of a request. */
    public static BodyPublisher write(Object body) {
        try {
            return BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an adapter's own record is always JSON", e);
        }
    }

    /**
     * Reads an answer.
     *
     * @throws PlatformFailure.Unavailable when it is not JSON, as one that was cut off is not
     */
    public static JsonNode read(byte[] answer) {
        try {
            return JSON.readTree(answer);
        } catch (IOException e) {
            throw PlatformFailure.Unavailable.noAnswer("sent an answer that cannot be read", e);
        }
    }

    /** An id as one segment of a path, whatever it contains: ids are opaque and may hold {@code @} or {@code /}. */
    public static String segment(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
