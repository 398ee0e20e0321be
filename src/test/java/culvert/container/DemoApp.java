package culvert.container;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.testcontainers.containers.GenericContainer;

/** Asks a running demo app what it reads from the protected host. */
record DemoApp(GenericContainer<?> container) {

    /** The page: the protected host's text, or what went wrong. */
    String page() {
        URI page = URI.create("http://" + container.getHost() + ":" + container.getMappedPort(8080) + "/");
        HttpRequest request =
                HttpRequest.newBuilder(page).timeout(Duration.ofSeconds(10)).build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString())
                    .body()
                    .strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What a shell in the container prints for a command, as root. */
    String shell(String command) {
        try {
            return container.execInContainer("sh", "-c", command).getStdout().strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The lines of the supervisor in the container's log. */
    String log() {
        return container.getLogs();
    }
}
