package culvert.platforms.cloudfoundry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import culvert.platforms.PlatformFailure;
import java.io.IOException;

/** Reads what Cloud Foundry answers. */
final class Answers {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Answers() {}

    /** The object in the answer. @throws PlatformFailure when it is none, as one that was cut off is not */
    static JsonNode read(byte[] answer) {
        try {
            JsonNode node = JSON.readTree(answer);
            if (node != null && node.isObject()) {
                return node;
            }
            throw new IOException("the answer is no object");
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** A text that must stand there. @throws PlatformFailure when it does not */
    static String text(JsonNode answer, String pointer) {
        String text = answer.at(pointer).asText("");
        if (text.isEmpty()) {
            throw unreadable(new IOException("the answer has no " + pointer));
        }
        return text;
    }

    private static PlatformFailure unreadable(IOException why) {
        return PlatformFailure.Unavailable.noAnswer("sent an answer that cannot be read", why);
    }
}
