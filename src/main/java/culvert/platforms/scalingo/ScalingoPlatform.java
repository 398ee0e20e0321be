package culvert.platforms.scalingo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import culvert.platforms.Platform;
import culvert.platforms.PlatformCalls;
import culvert.resources.AppId;
import culvert.security.BasicCredentials;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Scalingo's provider app API: {@code /v1/provider/apps/:app_id} with Basic auth by the manifest's credentials. Setting
 * variables there makes the platform restart the app.
 */
public final class ScalingoPlatform implements Platform {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final PlatformCalls calls;
    private final URI api;
    private final String authorization;

    /**
     * An adapter for one such platform.
     *
     * @param api where its API is, without {@code /v1}
     */
    public ScalingoPlatform(URI api, BasicCredentials credentials, PlatformCalls calls) {
        this.calls = calls;
        this.api = api;
        this.authorization = credentials.header();
    }

    @Override
    public Map<String, String> variables(AppId app) {
        byte[] answer = calls.send(to(app).GET().build());
        return ProviderApp.read(answer).config();
    }

    @Override
    public void publish(AppId app, Map<String, String> variables) {
        calls.send(to(app).header("Content-Type", "application/json")
                .method("PATCH", HttpRequest.BodyPublishers.ofByteArray(write(new ProviderApp.Change(variables))))
                .build());
    }

    @Override
    public boolean restartsOnPublish() {
        return true;
    }

    @Override
    public void restart(AppId app) {
        throw new UnsupportedOperationException("Scalingo restarts an app by itself when its provider sets a variable");
    }

    private HttpRequest.Builder to(AppId app) {
        // The id is opaque and may hold '@' or '/': it is one segment of the path whatever it contains.
        String segment = URLEncoder.encode(app.value(), StandardCharsets.UTF_8).replace("+", "%20");
        return HttpRequest.newBuilder(URI.create(api + "/v1/provider/apps/" + segment))
                .header("Authorization", authorization)
                .header("Accept", "application/json");
    }

    private static byte[] write(ProviderApp.Change change) {
        try {
            return JSON.writeValueAsBytes(change);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of texts is always JSON", e);
        }
    }
}
