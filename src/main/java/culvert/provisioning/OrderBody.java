package culvert.provisioning;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Optional;

/**
 * The JSON object in the body of an order or a change of plan. Fields that nobody asks for are ignored: the marketplaces add
 * new ones as they like.
 */
public final class OrderBody {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final int LONGEST_NAME = 255;

    private final JsonNode object;

    private OrderBody(JsonNode object) {
        this.object = object;
    }

    /**
     * Reads a body of any content type.
     *
     * @throws Unreadable when it is no JSON object
     */
    public static OrderBody read(byte[] body) {
        try {
            JsonNode node = JSON.readTree(body);
            if (node != null && node.isObject()) {
                return new OrderBody(node);
            }
        } catch (IOException e) {
            throw new Unreadable(400, "the body is not JSON");
        }
        throw new Unreadable(400, "the body must be a JSON object");
    }

    /**
     * A name: text that is neither blank nor longer than 255 characters.
     *
     * @throws Unreadable when it is missing, null or something else
     */
    public String name(String field) {
        JsonNode value = object.path(field);
        if (!value.isTextual() || value.asText().isBlank()) {
            throw new Unreadable(422, field + " is missing");
        }
        if (value.asText().length() > LONGEST_NAME || value.asText().indexOf('\0') >= 0) {
            throw new Unreadable(422, field + " is not a name");
        }
        return value.asText();
    }

    /**
     * The same for a name that may be missing or null.
     *
     * @throws Unreadable when it is there and is something else
     */
    public Optional<String> optionalName(String field) {
        return object.hasNonNull(field) ? Optional.of(name(field)) : Optional.empty();
    }

    /** A text within an object; empty when one of the two is missing or something else. */
    public Optional<String> textIn(String field, String within) {
        JsonNode value = object.path(field).path(within);
        return value.isTextual() && !value.asText().isBlank() ? Optional.of(value.asText()) : Optional.empty();
    }

    /** The body is not what the request needs. */
    public static final class Unreadable extends RuntimeException {

        private final int status;

        Unreadable(int status, String message) {
            super(message);
            this.status = status;
        }

        public int status() {
            return status;
        }
    }
}
