package culvert.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Somebody with the platform's command line: sends what it sends (token exchange, add-ons, variables, logs). */
final class Customer {

    static final String APP = "my-app";
    private static final String ADDON = "scalingo-vpn-ipsec";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI platform;
    private final String bearer;

    Customer(URI platform, String token) {
        this.platform = platform;
        String basic = Base64.getEncoder().encodeToString((":" + token).getBytes(StandardCharsets.UTF_8));
        JsonNode exchanged = call("POST", "/v1/tokens/exchange", "Basic " + basic, "");
        this.bearer = "Bearer " + exchanged.path("token").asText();
    }

    /** {@code addons-add}. @return the add-on's id on the platform */
    String addAddon(String plan) {
        JsonNode added = call(
                "POST",
                "/v1/apps/my-app/addons",
                bearer,
                "{\"addon\":{\"addon_provider_id\":\"%s\",\"plan_id\":\"%s\",\"options\":null}}"
                        .formatted(ADDON, planId(plan)));
        return added.at("/addon/id").asText();
    }

    /** {@code addons-upgrade}. */
    void upgradeAddon(String addon, String plan) {
        call(
                "PATCH",
                "/v1/apps/my-app/addons/" + addon,
                bearer,
                "{\"addon\":{\"plan_id\":\"%s\"}}".formatted(planId(plan)));
    }

    /** {@code addons-remove}. */
    void removeAddon(String addon) {
        call("DELETE", "/v1/apps/my-app/addons/" + addon, bearer, "");
    }

    /** The name of the add-on's plan, as the list of add-ons has it. */
    String planOf(String addon) {
        return stream(call("GET", "/v1/apps/my-app/addons", bearer, "").path("addons"))
                .filter(each -> each.path("id").asText().equals(addon))
                .findFirst()
                .orElseThrow()
                .at("/plan/name")
                .asText();
    }

    /** The address behind "open the dashboard". */
    URI dashboardLink(String addon) {
        JsonNode link = call("GET", "/v1/apps/my-app/addons/" + addon + "/sso", bearer, "");
        return URI.create(link.at("/addon/sso_url").asText());
    }

    /** A variable of the app; empty when it is not set. */
    String variable(String name) {
        return stream(call("GET", "/v1/apps/my-app/variables?aliases=true", bearer, "")
                        .path("variables"))
                .filter(each -> each.path("name").asText().equals(name))
                .map(each -> each.path("value").asText())
                .findFirst()
                .orElse("");
    }

    /** {@code logs}. */
    String log() {
        JsonNode address = call("GET", "/v1/apps/my-app/logs", bearer, "");
        return text(HttpRequest.newBuilder(URI.create(address.path("logs_url").asText() + "&n=500")));
    }

    /** What a page shows, or why it cannot be had. */
    String look(URI page) {
        try {
            return text(HttpRequest.newBuilder(page));
        } catch (UncheckedIOException e) {
            return e.toString();
        }
    }

    private String planId(String name) {
        return stream(call("GET", "/v1/addon_providers/" + ADDON + "/plans", bearer, "")
                        .path("plans"))
                .filter(plan -> plan.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asText();
    }

    private JsonNode call(String method, String path, String authorization, String body) {
        String answer = text(HttpRequest.newBuilder(platform.resolve(path))
                .header("Authorization", authorization)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
        try {
            return JSON.readTree(answer);
        } catch (IOException e) {
            throw new UncheckedIOException(answer, e);
        }
    }

    private String text(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 400) {
                throw new UncheckedIOException(new IOException(answer.statusCode() + " " + answer.body()));
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
