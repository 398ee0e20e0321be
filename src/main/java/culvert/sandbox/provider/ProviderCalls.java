package culvert.sandbox.provider;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import culvert.sandbox.platform.AddonProvider.Answer;
import culvert.sandbox.platform.Problem;
import culvert.sandbox.platform.Refused;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Requests to the provider, noted for the page; what goes wrong becomes a {@link Problem}. */
public final class ProviderCalls implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final Supplier<URI> brokerUrl;
    private final Exchanges exchanges;
    private final Clock clock;
    private final HttpClient http;
    private final ObjectMapper json = new ObjectMapper();

    /**
     * Calls to one provider.
     *
     * @param brokerUrl where the provider answers this sandbox
     */
    public ProviderCalls(Supplier<URI> brokerUrl, Exchanges exchanges, Clock clock) {
        this.brokerUrl = brokerUrl;
        this.exchanges = exchanges;
        this.clock = clock;
        // HTTP/1.1: the upgrade offer of the default client is one more thing a provider would have to cope with.
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    /**
     * How a request says who asks and what it takes for an answer.
     *
     * @param headers further ones
     */
    record Caller(AddonOffer.Credentials credentials, String accept, Map<String, String> headers) {

        Caller(AddonOffer.Credentials credentials, String accept) {
            this(credentials, accept, Map.of());
        }
    }

    /** An id as one segment of a path. */
    static String segment(String id) {
        return "/" + URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The answer to an order, which has to give an id. */
    Answer ordered(String body) {
        JsonNode answer = parse(body);
        String resourceId = answer.path("id").asText();
        if (resourceId.isEmpty()) {
            throw new Refused(new Problem.ProviderFailed("The provider gave no resource id"));
        }
        return answer(resourceId, answer);
    }

    /** The answer to a request about a resource. */
    Answer about(String resourceId, String body) {
        return answer(resourceId, parse(body));
    }

    String send(Caller caller, String method, String path, @Nullable Object body) {
        URI uri = brokerUrl.get().resolve(path);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .timeout(TIMEOUT)
                .header("Authorization", basic(caller.credentials()))
                .header("Accept", caller.accept());
        caller.headers().forEach(request::header);
        if (body == null) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json").method(method, BodyPublishers.ofByteArray(write(body)));
        }
        Instant start = clock.instant();
        int status = 0;
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            status = response.statusCode();
            check(method, response);
            return response.body();
        } catch (IOException e) {
            throw new Refused(
                    new Problem.ProviderFailed("The add-on provider cannot be reached at " + brokerUrl.get()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused(new Problem.ProviderFailed("The sandbox is stopping"));
        } finally {
            exchanges.add(
                    new Exchange(start, true, method, uri.getPath(), status, Duration.between(start, clock.instant())));
        }
    }

    private void check(String method, HttpResponse<String> response) {
        int status = response.statusCode();
        boolean alreadyGone = method.equals("DELETE") && (status == 404 || status == 410);
        if (status / 100 == 2 || alreadyGone) {
            return;
        }
        if (status == 401 || status / 100 != 4) {
            throw new Refused(new Problem.ProviderFailed("The add-on provider answered " + status));
        }
        throw new Refused(new Problem.RefusedByProvider(reason(response.body(), status)));
    }

    private String reason(String body, int status) {
        try {
            JsonNode error = json.readTree(body);
            for (String field : new String[] {"message", "description", "error"}) {
                if (!error.path(field).asText().isEmpty()) {
                    return error.path(field).asText();
                }
            }
        } catch (JsonProcessingException e) {
            // The status says all there is, then.
            return "the provider answered " + status;
        }
        return "the provider answered " + status;
    }

    private static Answer answer(String resourceId, JsonNode body) {
        Map<String, String> config = new LinkedHashMap<>();
        body.path("config")
                .properties()
                .forEach(each -> config.put(each.getKey(), each.getValue().asText()));
        return new Answer(resourceId, config, body.path("message").asText());
    }

    JsonNode parse(String body) {
        try {
            return json.readTree(body);
        } catch (JsonProcessingException e) {
            throw new Refused(new Problem.ProviderFailed("The add-on provider did not answer JSON"));
        }
    }

    private byte[] write(Object body) {
        try {
            return json.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String basic(AddonOffer.Credentials credentials) {
        String pair = credentials.username() + ":" + credentials.password();
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
}
