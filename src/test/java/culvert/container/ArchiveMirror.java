package culvert.container;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;

/** A mirror of a Debian archive, which containers reach over HTTP: it fetches from that archive what it is asked for. */
final class ArchiveMirror implements AutoCloseable {

    private final String archive;
    private final HttpServer server;
    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
    private final Queue<String> asked = new ConcurrentLinkedQueue<>();

    private ArchiveMirror(String archive, HttpServer server) {
        this.archive = archive;
        this.server = server;
    }

    /** Starts it. The archive is given by what apt's sources say, such as {@code http://mirror.example/debian/}. */
    static ArchiveMirror of(String archive) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(0), 0);
            ArchiveMirror mirror = new ArchiveMirror(archive.replaceAll("/$", ""), server);
            server.createContext("/mirror/", mirror::fetch);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return mirror;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For containers on the engine's own bridge. */
    String address() {
        return "http://" + Lab.machine() + ":" + server.getAddress().getPort() + "/mirror";
    }

    /** The paths below the archive that were asked for. */
    Queue<String> asked() {
        return asked;
    }

    private void fetch(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getRawPath().substring("/mirror".length());
            asked.add(path);
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(archive + path)).build();
            HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                exchange.sendResponseHeaders(response.statusCode(), 0);
                body.transferTo(exchange.getResponseBody());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        client.close();
    }
}
