package culvert.sandbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import culvert.sandbox.platform.Problem;
import culvert.sandbox.platform.Refused;
import java.io.IOException;

/** Reads request bodies. */
final class JsonBody {

    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonBody() {}

    /** The object in {@code body}; an empty body is an empty object. */
    static JsonNode read(byte[] body) {
        if (body.length == 0) {
            return JSON.createObjectNode();
        }
        try {
            JsonNode json = JSON.readTree(body);
            if (json.isObject()) {
                return json;
            }
        } catch (IOException e) {
            throw new Refused(new Problem.Malformed("the body is not JSON"));
        }
        throw new Refused(new Problem.Malformed("the body is not a JSON object"));
    }

    /** The text in {@code object.field}; it has to be there. */
    static String text(JsonNode object, String field) {
        JsonNode value = object.path(field);
        if (!value.isTextual()) {
            throw new Refused(new Problem.Malformed("missing parameter: " + field));
        }
        return value.asText();
    }
}
