package culvert.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** The packaged broker as an operator starts it: a process with nothing but its environment. */
public final class BrokerProcess implements AutoCloseable {

    /** The marketplace's. Everything in it that a framework might take for an expression. */
    public static final String PASSWORD = "p$$w${x}\\";

    private static final int LOWEST_PORT = 20_000;
    private static final int HIGHEST_PORT = 32_000;
    private static final Duration START = Duration.ofSeconds(60);
    private static final Map<String, String> CREDENTIALS =
            Map.of("CULVERT_SCALINGO_PASSWORD", PASSWORD, "CULVERT_SCALINGO_SSO_SALT", "salt");

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process process;
    private final Path output;
    private final int port;

    private BrokerProcess(Process process, Path output, int port) {
        this.process = process;
        this.output = output;
        this.port = port;
    }

    /** Starts it with exactly these settings and a port; the usual credentials are not added. */
    public static BrokerProcess start(int port, Map<String, String> environment) {
        return start(port, environment, jar());
    }

    private static BrokerProcess start(int port, Map<String, String> environment, Path jar) {
        try {
            Path output = Files.createTempFile("broker", ".log");
            ProcessBuilder builder =
                    new ProcessBuilder(command(jar)).redirectErrorStream(true).redirectOutput(output.toFile());
            if (Boolean.getBoolean("culvert.aot")) {
                builder.directory(jar.toFile().getParentFile());
            }
            builder.environment().keySet().removeIf(name -> name.startsWith("CULVERT_") || name.equals("DATABASE_URL"));
            builder.environment().put("PORT", String.valueOf(port));
            builder.environment().putAll(environment);
            return new BrokerProcess(builder.start(), output, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it with credentials and waits until it is ready. */
    public static BrokerProcess startReady(int port, Map<String, String> settings) {
        return startReady(port, settings, jar());
    }

    /** The same with the jar of another build. */
    public static BrokerProcess startReady(int port, Map<String, String> settings, Path jar) {
        Map<String, String> environment = new HashMap<>(CREDENTIALS);
        environment.putAll(settings);
        BrokerProcess broker = start(port, environment, jar);
        Awaitility.await()
                .atMost(START)
                .failFast("the broker ended", () -> !broker.process.isAlive())
                .ignoreExceptions()
                .until(() -> broker.status("GET", "/q/health/ready", "") == 200);
        return broker;
    }

    // With the start-up cache, where a bench was asked to take it, as docs/operating.md says: it fits the jar by
    // the name that it was trained with, so the process is started beside it.
    private static List<String> command(Path jar) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return Boolean.getBoolean("culvert.aot")
                ? List.of(
                        java,
                        "@java-options",
                        "-XX:AOTCache=app.aot",
                        "-XX:AOTMode=on",
                        "-jar",
                        jar.toFile().getName())
                : List.of(java, "-jar", jar.toString());
    }

    /** The jar of this build. */
    public static Path jar() {
        return Path.of(Objects.requireNonNull(System.getProperty("culvert.jar"), "culvert.jar"))
                .toAbsolutePath();
    }

    /** Where it listens. */
    public URI address() {
        return URI.create("http://localhost:" + port);
    }

    /** The process, for what only the operating system knows about it. */
    public ProcessHandle process() {
        return process.toHandle();
    }

    /**
     * A port nobody listens on at this moment, below those that the system gives away by itself: a client that knocks where
     * nobody listens yet could get the same port for its own end, and be connected to itself.
     */
    public static int freePort() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST_PORT, HIGHEST_PORT);
            try (ServerSocket socket = new ServerSocket(port)) {
                return socket.getLocalPort();
            } catch (BindException e) {
                // Taken: the next one.
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Sends a request with the marketplace's credentials. */
    public HttpResponse<String> send(String method, String path, String body) {
        String credentials =
                Base64.getEncoder().encodeToString(("scalingo-vpn-ipsec:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        try {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                            .header("Authorization", "Basic " + credentials)
                            .header("Content-Type", "application/json")
                            .timeout(Duration.ofSeconds(20))
                            .method(method, HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public int status(String method, String path, String body) {
        return send(method, path, body).statusCode();
    }

    /** What it printed so far. */
    public List<String> lines() {
        try {
            return Files.readAllLines(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for its end. @return the exit status */
    public int awaitExit() {
        try {
            if (!process.waitFor(START.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("the broker did not end");
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What {@code kill -9} does. */
    public void kill() {
        process.destroyForcibly();
        awaitExit();
    }

    /** Asks it to end, as a platform does, and waits. */
    @Override
    public void close() {
        process.destroy();
        awaitExit();
    }
}
