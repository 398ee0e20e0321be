package culvert.platforms.heroku;

import com.fasterxml.jackson.databind.JsonNode;
import culvert.platforms.PlatformCalls;
import culvert.platforms.PlatformFailure;
import culvert.platforms.PlatformJson;
import culvert.security.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The calls of Heroku's Platform API that belong to one add-on, named by its uuid. */
final class HerokuApi {

    private final URI api;
    private final PlatformCalls calls;

    HerokuApi(URI api, PlatformCalls calls) {
        this.api = api;
        this.calls = calls;
    }

    private record Variable(String name, String value) {

        @Override
        public String toString() {
            return name;
        }
    }

    private record Change(List<Variable> config) {

        @Override
        public String toString() {
            return config.toString();
        }
    }

    private record Webhook(List<String> include, String level, String secret, String url) {

        @Override
        public String toString() {
            return "webhook to " + url;
        }
    }

    Map<String, String> config(String uuid, Secret token) {
        JsonNode variables =
                PlatformJson.read(calls.send(to(uuid, "/config", token).GET().build()));
        if (!variables.isArray()) {
            throw PlatformFailure.Unavailable.noAnswer(
                    "sent an answer that cannot be read", new IOException("there is no list of variables"));
        }
        Map<String, String> config = new LinkedHashMap<>();
        for (JsonNode variable : variables) {
            config.put(variable.path("name").asText(), variable.path("value").asText());
        }
        return config;
    }

    /** Sets variables; the platform restarts the app once the order has ended. */
    void setConfig(String uuid, Secret token, Map<String, String> config) {
        List<Variable> variables = config.entrySet().stream()
                .map(entry -> new Variable(entry.getKey(), entry.getValue()))
                .toList();
        calls.send(to(uuid, "/config", token)
                .header("Content-Type", "application/json")
                .method("PATCH", PlatformJson.write(new Change(variables)))
                .build());
    }

    /** Says that an order answered with 202 has been carried out. */
    void provisioned(String uuid, Secret token) {
        calls.send(to(uuid, "/actions/provision", token)
                .POST(BodyPublishers.noBody())
                .build());
    }

    /** Says that an order answered with 202 will not be carried out. */
    void givenUp(String uuid, Secret token) {
        calls.send(to(uuid, "/actions/deprovision", token)
                .POST(BodyPublishers.noBody())
                .build());
    }

    /** Asks to be told of releases of the app and of changes to the add-on, until we say that we heard. */
    void subscribe(String uuid, Secret token, URI url, Secret secret) {
        var webhook = new Webhook(List.of("api:addon", "api:release"), "sync", secret.reveal(), url.toString());
        calls.send(to(uuid, "/webhooks", token)
                .header("Content-Type", "application/json")
                .POST(PlatformJson.write(webhook))
                .build());
    }

    private HttpRequest.Builder to(String uuid, String path, Secret token) {
        return HttpRequest.newBuilder(URI.create(api + "/addons/" + PlatformJson.segment(uuid) + path))
                .header("Authorization", "Bearer " + token.reveal())
                .header("Accept", "application/vnd.heroku+json; version=3");
    }
}
