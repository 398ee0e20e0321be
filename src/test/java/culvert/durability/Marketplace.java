package culvert.durability;

import com.fasterxml.jackson.databind.ObjectMapper;
import culvert.security.Secret;
import culvert.sso.SsoToken;
import culvert.testsupport.BrokerProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** Orders and signs on as the platform does, and tells what was not answered from what was answered wrongly. */
final class Marketplace implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String AUTHORIZATION = "Basic "
            + Base64.getEncoder()
                    .encodeToString(("scalingo-vpn-ipsec:" + BrokerProcess.PASSWORD).getBytes(StandardCharsets.UTF_8));

    private final URI broker;
    private final Queue<Duration> waits = new ConcurrentLinkedQueue<>();
    private final AtomicInteger cuts = new AtomicInteger();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    Marketplace(URI broker) {
        this.broker = broker;
    }

    URI broker() {
        return broker;
    }

    HttpClient client() {
        return client;
    }

    /** How long each answer took that asks for another try later: 503 with {@code Retry-After}. */
    long[] millisecondsUntilAskedToWait() {
        return waits.stream().mapToLong(Duration::toMillis).toArray();
    }

    /** How many requests got no answer at all. */
    int cuts() {
        return cuts.get();
    }

    /** The id that was answered. */
    String order(String key) throws NotAnswered {
        HttpResponse<String> answer = exchange(HttpRequest.newBuilder(broker.resolve("/scalingo/resources"))
                .header("Authorization", AUTHORIZATION)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"plan\":\"vpn-ipsec-standard\",\"app_id\":\"app-" + key + "\",\"uuid\":\"" + key + "\"}")));
        if (answer.statusCode() != 201) {
            throw new AssertionError("an order was answered " + answer.statusCode() + ": " + answer.body());
        }
        return id(answer.body());
    }

    /**
     * A link of a moment that is drawn: who asks again and again while nobody answers must not run out of moments. Now and
     * then one is drawn that was used already, and does not open.
     */
    String link(String id) {
        long second =
                Instant.now().getEpochSecond() + ThreadLocalRandom.current().nextInt(-250, 30);
        String timestamp = Long.toString(second);
        return "/sso/scalingo?id=%s&timestamp=%s&token=%s"
                .formatted(id, timestamp, SsoToken.of(id, Secret.of("salt"), timestamp));
    }

    /** Follows a link, and returns the session's cookie; empty when the link did not open. */
    String signOn(String link) throws NotAnswered {
        HttpResponse<String> answer =
                exchange(HttpRequest.newBuilder(broker.resolve(link)).GET());
        if (answer.statusCode() == 403) {
            return "";
        }
        return answer.headers()
                .firstValue("Set-Cookie")
                .orElseThrow(() -> new AssertionError("a sign-on was answered " + answer.statusCode()))
                .split(";", 2)[0];
    }

    /**
     * Sends the request.
     *
     * @throws NotAnswered when the line is cut, or the broker asks for another try later
     */
    HttpResponse<String> exchange(HttpRequest.Builder request) throws NotAnswered {
        long began = System.nanoTime();
        try {
            HttpResponse<String> answer =
                    client.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() == 503
                    && answer.headers().firstValue("Retry-After").isPresent()) {
                waits.add(Duration.ofNanos(System.nanoTime() - began));
                throw new NotAnswered("the broker says to try again");
            }
            if (answer.statusCode() / 100 == 5) {
                throw new AssertionError("answered " + answer.statusCode() + ": " + answer.body());
            }
            return answer;
        } catch (IOException e) {
            cuts.incrementAndGet();
            throw new NotAnswered(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotAnswered(e);
        }
    }

    private static String id(String body) {
        try {
            Object id = JSON.readValue(body, Map.class).get("id");
            return String.valueOf(id);
        } catch (IOException e) {
            throw new AssertionError("the answer to an order is no JSON", e);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
