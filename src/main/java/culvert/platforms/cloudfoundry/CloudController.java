package culvert.platforms.cloudfoundry;

import com.fasterxml.jackson.databind.JsonNode;
import culvert.platforms.PlatformCalls;
import culvert.platforms.PlatformFailure;
import culvert.platforms.PlatformJson;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The requests of Cloud Foundry's API v3 that we need, each about one app ("Apps", "Get and update environment
 * variables for an app", "Restart an app").
 */
final class CloudController {

    private final URI api;
    private final UaaTokens tokens;
    private final PlatformCalls calls;

    CloudController(URI api, UaaTokens tokens, PlatformCalls calls) {
        this.api = api;
        this.tokens = tokens;
        this.calls = calls;
    }

    Map<String, String> variables(String app) {
        Map<String, String> variables = new LinkedHashMap<>();
        JsonNode answer = Answers.read(send(to(app, "/environment_variables").GET()));
        answer.path("var")
                .properties()
                .forEach(entry -> variables.put(entry.getKey(), entry.getValue().asText()));
        return variables;
    }

    /** Sets these variables; others keep their values. The app sees them when it is started the next time. */
    void setVariables(String app, Map<String, String> variables) {
        change(app, variables);
    }

    /** Removes these variables; the app is without them when it is started the next time. */
    void unsetVariables(String app, Set<String> names) {
        Map<String, @Nullable String> nothing = new LinkedHashMap<>();
        names.forEach(name -> nothing.put(name, null));
        change(app, nothing);
    }

    /** Whether the app is to run; restarting one that is not would start it against its owner's will. */
    boolean isStarted(String app) {
        return "STARTED"
                .equals(Answers.read(send(to(app, "").GET())).path("state").asText());
    }

    void restart(String app) {
        send(to(app, "/actions/restart").POST(HttpRequest.BodyPublishers.noBody()));
    }

    private void change(String app, Map<String, ? extends @Nullable String> variables) {
        send(to(app, "/environment_variables")
                .header("Content-Type", "application/json")
                .method("PATCH", PlatformJson.write(Map.of("var", variables))));
    }

    private byte[] send(HttpRequest.Builder request) {
        try {
            return calls.send(request.build());
        } catch (PlatformFailure.CredentialsRefused e) {
            tokens.refused();
            throw e;
        }
    }

    private HttpRequest.Builder to(String app, String what) {
        return HttpRequest.newBuilder(URI.create(api + "/v3/apps/" + PlatformJson.segment(app) + what))
                .header("Authorization", tokens.authorization().reveal())
                .header("Accept", "application/json");
    }
}
