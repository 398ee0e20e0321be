package culvert.sandbox.page;

import culvert.sandbox.SandboxOnly;
import culvert.sandbox.containers.Formation;
import culvert.sandbox.platform.App;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** Asks the app itself what it sees: the answer to {@code GET /}, fetched here because the page may not be allowed to. */
@SandboxOnly
@Singleton
class AppAnswer {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int SHOWN = 2_000;

    private final Formation formation;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(1))
            .build();

    AppAnswer(Formation formation) {
        this.formation = formation;
    }

    /**
     * What came back.
     *
     * @param status a short word for a label
     */
    record Answer(String status, boolean ok, String text) {}

    Answer of(App app) {
        Optional<InetSocketAddress> address = formation.address(app);
        if (address.isEmpty()) {
            return new Answer("no container", false, "No container of this app is running.");
        }
        URI uri = URI.create("http://%s:%d/"
                .formatted(address.get().getHostString(), address.get().getPort()));
        try {
            HttpResponse<String> response =
                    http.send(HttpRequest.newBuilder(uri).timeout(PATIENCE).build(), BodyHandlers.ofString());
            String text = response.body().strip();
            return new Answer(
                    String.valueOf(response.statusCode()),
                    response.statusCode() / 100 == 2,
                    text.length() > SHOWN ? text.substring(0, SHOWN) + " …" : text);
        } catch (IOException e) {
            return new Answer(
                    "no answer", false, "The app did not answer within " + PATIENCE.toSeconds() + " seconds.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer("no answer", false, "The sandbox is stopping.");
        }
    }

    @PreDestroy
    void close() {
        http.shutdownNow();
    }
}
