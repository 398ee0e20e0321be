package culvert.story;

import culvert.testsupport.BrokerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** {@code ./dev up} as a newcomer runs it, on a port and with data of its own, ended as by Ctrl-C. */
final class Sandbox implements AutoCloseable {

    static final String TOKEN = "tk-us-story";

    // A first build and the images are in it.
    private static final Duration START = Duration.ofMinutes(8);
    private static final Duration END = Duration.ofMinutes(2);

    private final Process process;
    private final Path output;
    private final int port;

    private Sandbox(Process process, Path output, int port) {
        this.process = process;
        this.output = output;
        this.port = port;
    }

    static Sandbox up(Path data) {
        try {
            int port = BrokerProcess.freePort();
            Path output = Files.createTempFile("up", ".log");
            ProcessBuilder builder =
                    new ProcessBuilder("./dev", "up").redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment()
                    .putAll(Map.of(
                            "PORT", String.valueOf(port),
                            "CULVERT_DATA_DIR", data.toString(),
                            "CULVERT_SANDBOX_TOKEN", TOKEN));
            Sandbox sandbox = new Sandbox(builder.start(), output, port);
            Awaitility.await()
                    .atMost(START)
                    .failFast(sandbox::requireAlive)
                    .until(() -> sandbox.said().contains("Ctrl-C ends everything"));
            return sandbox;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI platform() {
        return URI.create("http://localhost:" + port);
    }

    /** Where the demo app is looked at. */
    URI demoApp() {
        return URI.create("http://localhost:" + (port + 1) + "/");
    }

    /** The vpnc.conf that the newcomer is told to paste. */
    String sampleConf() {
        return said().lines()
                .map(String::strip)
                .filter(line -> line.startsWith("IPSec ") || line.startsWith("Xauth "))
                .map(line -> line + "\n")
                .reduce("", String::concat);
    }

    void killGateway() {
        docker("kill", gateway());
    }

    void startGateway() {
        docker("start", gateway());
    }

    /** What is left of it on the machine after its end: containers and networks of its name. */
    String leftovers() {
        return docker("ps", "--all", "--quiet", "--filter", "name=" + lab())
                + docker("network", "ls", "--quiet", "--filter", "name=" + lab());
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(END.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("./dev up did not end:\n" + said());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void requireAlive() {
        if (!process.isAlive()) {
            throw new AssertionError("./dev up ended:\n" + said());
        }
    }

    private String said() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String lab() {
        return "culvert-lab-" + port;
    }

    private String gateway() {
        return lab() + "-gateway";
    }

    private static String docker(String... arguments) {
        String engine = run(List.of("container/engine", "find")).strip();
        return run(List.of("sh", "-c", "export \"$0\"; exec docker \"$@\"", engine), arguments);
    }

    private static String run(List<String> command, String... arguments) {
        List<String> line = new ArrayList<>(command);
        line.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(line + " failed: " + output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
