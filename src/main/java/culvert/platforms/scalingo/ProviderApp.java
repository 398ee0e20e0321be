package culvert.platforms.scalingo;

import com.fasterxml.jackson.databind.JsonNode;
import culvert.platforms.PlatformFailure;
import culvert.platforms.PlatformJson;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What {@code GET /v1/provider/apps/:app_id} answers, as far as we need it.
 *
 * @param config the variables of our add-on that the app has
 */
record ProviderApp(Map<String, String> config) {

    /** The body of {@code PATCH /v1/provider/apps/:app_id}. */
    record Change(Map<String, String> config) {

        @Override
        public String toString() {
            return "change of " + config.keySet();
        }
    }

    /**
     * Reads the answer.
     *
     * @throws PlatformFailure.Unavailable when it has another form, as one that was cut off has
     */
    static ProviderApp read(byte[] answer) {
        JsonNode app = PlatformJson.read(answer).path("app");
        if (!app.isObject()) {
            throw PlatformFailure.Unavailable.noAnswer(
                    "sent an answer that cannot be read", new IOException("there is no app in the answer"));
        }
        Map<String, String> config = new LinkedHashMap<>();
        app.path("config")
                .properties()
                .forEach(entry -> config.put(entry.getKey(), entry.getValue().asText()));
        return new ProviderApp(config);
    }

    @Override
    public String toString() {
        return "app with " + config.keySet();
    }
}
