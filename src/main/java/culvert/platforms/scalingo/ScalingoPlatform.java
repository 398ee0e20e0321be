package culvert.platforms.scalingo;

import culvert.platforms.Platform;
import culvert.platforms.PlatformCalls;
import culvert.platforms.PlatformJson;
import culvert.resources.AppId;
import culvert.security.BasicCredentials;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Map;

/**
 * Scalingo's provider app API: {@code /v1/provider/apps/:app_id} with Basic auth by the manifest's credentials. Setting
 * variables there makes the platform restart the app.
 */
public final class ScalingoPlatform implements Platform {

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
                .method("PATCH", PlatformJson.write(new ProviderApp.Change(variables)))
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
        return HttpRequest.newBuilder(URI.create(api + "/v1/provider/apps/" + PlatformJson.segment(app.value())))
                .header("Authorization", authorization)
                .header("Accept", "application/json");
    }
}
