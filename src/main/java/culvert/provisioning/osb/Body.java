package culvert.provisioning.osb;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.util.Optional;

/**
 * A JSON object that a platform sent, read field by field. An empty text counts as none, and an empty object as none too:
 * platforms and checkers send them for what they leave out.
 */
final class Body {

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
    private static final int LONGEST_NAME = 255;

    private final JsonNode object;

    private Body(JsonNode object) {
        this.object = object;
    }

    /**
     * Reads a body.
     *
     * @throws OsbRefused with 400 when it is no JSON object
     */
    static Body read(byte[] body) {
        try {
            JsonNode node = JSON.readTree(body);
            if (node != null && node.isObject()) {
                return new Body(node);
            }
        } catch (IOException e) {
            throw OsbRefused.badRequest("the body is not JSON");
        }
        throw OsbRefused.badRequest("the body must be a JSON object");
    }

    /** A text that must be there. @throws OsbRefused with 400 */
    String require(String field) {
        return name(field).orElseThrow(() -> OsbRefused.badRequest(field + " is missing"));
    }

    /** A short text, such as an id. @throws OsbRefused with 400 when it is none */
    Optional<String> name(String field) {
        Optional<String> text = text(field);
        if (text.filter(name -> name.length() > LONGEST_NAME || name.indexOf('\0') >= 0)
                .isPresent()) {
            throw OsbRefused.badRequest(field + " is too long or holds a character that no name has");
        }
        return text;
    }

    /** A text of any length. @throws OsbRefused with 400 when it is something else */
    Optional<String> text(String field) {
        JsonNode value = object.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw OsbRefused.badRequest(field + " must be a text");
        }
        return Optional.of(value.asText()).filter(text -> !text.isEmpty());
    }

    /** An object within this one; empty when it is not there. @throws OsbRefused with 400 when it is something else */
    Body object(String field) {
        JsonNode value = object.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return new Body(JSON.createObjectNode());
        }
        if (!value.isObject()) {
            throw OsbRefused.badRequest(field + " must be an object");
        }
        return new Body(value);
    }

    /** The same text for every body that says the same, whatever the order of its fields. */
    String canonical() {
        try {
            return JSON.writeValueAsString(JSON.treeToValue(object, Object.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was read as JSON can be written as JSON", e);
        }
    }
}
