package culvert.platforms.cloudfoundry;

import com.fasterxml.jackson.databind.JsonNode;
import culvert.platforms.PlatformFailure;
import culvert.platforms.PlatformJson;
import java.io.IOException;

/** Reads what Cloud Foundry answers, which is always an object. */
final class Answers {

    private Answers() {}

    /** The object in the answer. @throws PlatformFailure when it is none */
    static JsonNode read(byte[] answer) {
        JsonNode node = PlatformJson.read(answer);
        if (!node.isObject()) {
            throw unreadable("the answer is no object");
        }
        return node;
    }

    /** A text that must stand there. @throws PlatformFailure when it does not */
    static String text(JsonNode answer, String pointer) {
        String text = answer.at(pointer).asText("");
        if (text.isEmpty()) {
            throw unreadable("the answer has no " + pointer);
        }
        return text;
    }

    private static PlatformFailure unreadable(String why) {
        return PlatformFailure.Unavailable.noAnswer("sent an answer that cannot be read", new IOException(why));
    }
}
