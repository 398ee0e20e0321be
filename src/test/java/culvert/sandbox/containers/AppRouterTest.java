package culvert.sandbox.containers;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class AppRouterTest {

    private final AtomicReference<Optional<InetSocketAddress>> target = new AtomicReference<>(Optional.empty());

    @Test
    void the_address_stays_while_the_container_behind_it_changes() throws Exception {
        HttpServer one = server("one");
        HttpServer two = server("two");
        try (AppRouter router = AppRouter.open(0, target::get)) {
            target.set(Optional.of(one.getAddress()));
            assertThat(get(router).body()).isEqualTo("one");
            target.set(Optional.of(two.getAddress()));
            assertThat(get(router).body()).isEqualTo("two");
        } finally {
            one.stop(0);
            two.stop(0);
        }
    }

    @Test
    void without_a_container_the_answer_says_so() throws Exception {
        try (AppRouter router = AppRouter.open(0, target::get)) {
            HttpResponse<String> response = get(router);
            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(response.body()).isEqualTo("No container of this app is running.\n");
        }
    }

    @Test
    void another_port_is_taken_when_the_preferred_one_is_in_use() {
        try (AppRouter first = AppRouter.open(0, target::get);
                AppRouter second = AppRouter.open(first.port(), target::get)) {
            assertThat(second.port()).isNotEqualTo(first.port());
        }
    }

    private static HttpResponse<String> get(AppRouter router) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + router.port()))
                            .build(),
                    BodyHandlers.ofString());
        }
    }

    private static HttpServer server(String answer) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        return server;
    }
}
