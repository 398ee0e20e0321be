package culvert.platforms;

import com.fasterxml.jackson.databind.JsonNode;
import culvert.security.BasicCredentials;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The calls for providers that Heroku had before its Platform API and Clever Cloud took over: {@code GET} and {@code PUT
 * /vendor/apps/:id} with Basic auth by the manifest's credentials.
 */
public final class VendorApps {

    private final URI api;
    private final String authorization;
    private final PlatformCalls calls;

    /**
     * Calls to one such platform.
     *
     * @param api what stands before {@code /vendor}
     */
    public VendorApps(URI api, BasicCredentials credentials, PlatformCalls calls) {
        this.api = api;
        this.authorization = credentials.header();
        this.calls = calls;
    }

    /**
     * The variables of the add-on.
     *
     * @throws PlatformFailure when they cannot be had
     */
    public Map<String, String> variables(String id) {
        JsonNode app = PlatformJson.read(calls.send(to(id).GET().build()));
        if (!app.isObject()) {
            throw PlatformFailure.Unavailable.noAnswer(
                    "sent an answer that cannot be read", new IOException("there is no app in the answer"));
        }
        Map<String, String> config = new LinkedHashMap<>();
        app.path("config")
                .properties()
                .forEach(entry -> config.put(entry.getKey(), entry.getValue().asText()));
        return config;
    }

    /**
     * Sets variables; others keep their values.
     *
     * @throws PlatformFailure when the platform does not answer that it did
     */
    public void publish(String id, Map<String, String> variables) {
        calls.send(to(id).header("Content-Type", "application/json")
                .PUT(PlatformJson.write(Map.of("config", variables)))
                .build());
    }

    private HttpRequest.Builder to(String id) {
        return HttpRequest.newBuilder(URI.create(api + "/vendor/apps/" + PlatformJson.segment(id)))
                .header("Authorization", authorization)
                .header("Accept", "application/json");
    }
}
