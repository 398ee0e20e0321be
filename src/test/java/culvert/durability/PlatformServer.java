package culvert.durability;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * Speaks Scalingo's provider app API on plain sockets, so that it can misbehave on the wire as no HTTP server can; writes
 * down what happened to each app.
 */
final class PlatformServer implements AutoCloseable {

    private static final String APPS = "/v1/provider/apps/";
    private static final String VARIABLE = "SCALINGO_VPNC_CONF";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ServerSocket listener;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final Map<String, List<AppEvent>> events = new ConcurrentHashMap<>();
    private final Map<String, Map<String, String>> variables = new ConcurrentHashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    private volatile BiFunction<String, String, Behaviour> mood = (method, app) -> Behaviour.WORKS;
    private volatile Consumer<String> afterChange = app -> {};
    private volatile Duration delay = Duration.ZERO;

    PlatformServer() {
        try {
            listener = new ServerSocket(0, 1000, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    /** Decides by method and app how each call is answered. */
    void behave(BiFunction<String, String, Behaviour> newMood) {
        mood = newMood;
    }

    /** Runs between a change and its answer. */
    void afterChange(Consumer<String> action) {
        afterChange = action;
    }

    /** How long every answer takes. */
    void delay(Duration time) {
        delay = time;
    }

    List<AppEvent> events(String app) {
        return List.copyOf(events.getOrDefault(app, List.of()));
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = listener.accept();
                connections.add(connection);
                Thread.ofVirtual().start(() -> serve(connection));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void serve(Socket connection) {
        try (connection;
                InputStream in = new BufferedInputStream(connection.getInputStream());
                OutputStream out = connection.getOutputStream()) {
            boolean goesOn = true;
            while (goesOn) {
                WireRequest request = WireRequest.read(in);
                goesOn = request != null && answer(request, out);
            }
        } catch (IOException e) {
            // The broker was killed, or has lost patience.
        } finally {
            connections.remove(connection);
        }
    }

    /** Whether the connection goes on. */
    private boolean answer(WireRequest request, OutputStream out) throws IOException {
        String app = URLDecoder.decode(request.path().substring(APPS.length()), StandardCharsets.UTF_8);
        Behaviour behaviour = mood.apply(request.method(), app);
        pause(delay);
        String body = "{\"error\":\"told to fail\"}";
        if (request.method().equals("PATCH") && behaviour.applies()) {
            body = change(request, app);
        } else if (request.method().equals("GET") && behaviour.tellsTheTruth()) {
            body = show(app);
        }
        switch (behaviour) {
            case WORKS -> out.write(response("200 OK", "", body));
            case FAILS, FAILS_BUT_APPLIED -> out.write(response("500 Internal Server Error", "", body));
            case SLOW_DOWN -> out.write(response("429 Too Many Requests", "Retry-After: 2\r\n", body));
            case HANGS, HANGS_BUT_APPLIED -> pause(Duration.ofMinutes(5));
            case CUT -> {
                return false;
            }
            case CUT_HALF_WAY_BUT_APPLIED -> {
                byte[] whole = response("200 OK", "", body);
                out.write(whole, 0, whole.length / 2);
                return false;
            }
            case ANSWERS_TWICE -> {
                out.write(response("200 OK", "", body));
                out.write(response("200 OK", "", body));
            }
        }
        return true;
    }

    private String change(WireRequest request, String app) throws IOException {
        Map<String, String> change = new LinkedHashMap<>();
        JSON.readTree(request.body())
                .path("config")
                .properties()
                .forEach(variable ->
                        change.put(variable.getKey(), variable.getValue().asText()));
        List<AppEvent> history = history(app);
        synchronized (history) {
            Map<String, String> config = variables.computeIfAbsent(app, name -> new ConcurrentHashMap<>());
            config.putAll(change);
            history.add(new AppEvent.Set(config.getOrDefault(VARIABLE, "")));
        }
        afterChange.accept(app);
        return json(app);
    }

    private String show(String app) throws IOException {
        List<AppEvent> history = history(app);
        synchronized (history) {
            history.add(new AppEvent.Seen(variables.getOrDefault(app, Map.of()).getOrDefault(VARIABLE, "")));
            return json(app);
        }
    }

    private List<AppEvent> history(String app) {
        return events.computeIfAbsent(app, name -> new CopyOnWriteArrayList<>());
    }

    private String json(String app) throws IOException {
        Map<String, String> config = variables.getOrDefault(app, Map.of());
        return JSON.writeValueAsString(Map.of("app", Map.of("id", app, "name", app, "config", config)));
    }

    private static byte[] response(String status, String headers, String body) {
        return ("HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\n" + headers + "Content-Length: "
                        + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.UTF_8);
    }

    private void pause(Duration time) {
        if (time.isZero()) {
            return;
        }
        try {
            closed.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            listener.close();
            for (Socket connection : connections) {
                connection.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
