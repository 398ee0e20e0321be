package culvert.provisioning.scalingo;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Optional;

/**
 * The body of a provisioning request. Fields we do not know are ignored; {@code options} may be an object, null or
 * missing, and no plan of ours has any.
 *
 * @param uuid the platform's id of the add-on ({@code ad-…}), not sent by every version of the platform
 * @param appId opaque; may contain {@code @}
 */
record ScalingoOrder(Optional<String> uuid, String appId, String plan) {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final int LONGEST_NAME = 255;

    static ScalingoOrder read(byte[] body) {
        JsonNode order = object(body);
        return new ScalingoOrder(
                order.hasNonNull("uuid") ? Optional.of(text(order, "uuid")) : Optional.empty(),
                text(order, "app_id"),
                text(order, "plan"));
    }

    /** The plan a change of plan asks for. */
    static String readPlan(byte[] body) {
        return text(object(body), "plan");
    }

    private static JsonNode object(byte[] body) {
        try {
            JsonNode node = JSON.readTree(body);
            if (node != null && node.isObject()) {
                return node;
            }
        } catch (IOException e) {
            throw new Unreadable(400, "the body is not JSON");
        }
        throw new Unreadable(400, "the body must be a JSON object");
    }

    private static String text(JsonNode order, String field) {
        JsonNode value = order.path(field);
        if (!value.isTextual() || value.asText().isBlank()) {
            throw new Unreadable(422, field + " is missing");
        }
        if (value.asText().length() > LONGEST_NAME || value.asText().indexOf('\0') >= 0) {
            throw new Unreadable(422, field + " is not a name");
        }
        return value.asText();
    }

    /** The body is not an order. */
    static final class Unreadable extends RuntimeException {

        private final int status;

        Unreadable(int status, String message) {
            super(message);
            this.status = status;
        }

        int status() {
            return status;
        }
    }
}
