package culvert.container;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A command run by {@code with-vpn} on this machine, in a network namespace of its own, so that nothing of the machine's
 * network is touched. Needs root, as the supervisor does in a container.
 */
final class Supervised implements AutoCloseable {

    private static final Path WITH_VPN = Engine.CONTAINER_FOLDER.resolve("supervisor/with-vpn");

    private final Process process;
    private final Path output;

    private Supervised(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /**
     * Starts it.
     *
     * @param shell the words that run a shell script, such as {@code busybox sh}
     * @param environment all that COMMAND and the supervisor get to see, apart from PATH
     */
    static Supervised start(String shell, Map<String, String> environment, String... command) {
        try {
            Path output = Files.createTempFile("supervised", ".log");
            // A shell never hears a signal that it was started deaf to, as by nohup or in the background of a script.
            List<String> words =
                    new ArrayList<>(List.of("env", "--default-signal=HUP,INT,QUIT,TERM,USR1,USR2", "unshare", "--net"));
            words.addAll(List.of(shell.split(" ")));
            words.add(WITH_VPN.toString());
            words.addAll(List.of(command));
            ProcessBuilder builder =
                    new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().clear();
            builder.environment().put("PATH", "/usr/local/bin:/usr/bin:/bin");
            builder.environment().putAll(environment);
            return new Supervised(builder.start(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All it printed so far, both streams. */
    String output() {
        try {
            return Files.readString(output, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Supervised awaitOutput(String part) {
        await().atMost(Duration.ofSeconds(15))
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> assertThat(output()).contains(part));
        return this;
    }

    Supervised awaitLine(String pattern) {
        await().atMost(Duration.ofSeconds(15))
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> assertThat(output()).containsPattern("(?m)^" + pattern + "$"));
        return this;
    }

    void write(String text) {
        try (var input = process.outputWriter(UTF_8)) {
            input.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void signal(String name) {
        try {
            new ProcessBuilder("kill", "-s", name, String.valueOf(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The process that keeps the tunnel's process alive. */
    ProcessHandle keeper() {
        return ownChild(process.toHandle());
    }

    /** The process that owns the tunnel. */
    ProcessHandle tunnel() {
        return ownChild(keeper());
    }

    /** The first child that is a shell which runs the supervisor too. */
    private static ProcessHandle ownChild(ProcessHandle of) {
        return of.children()
                .filter(child -> child.info().commandLine().orElse("").contains(WITH_VPN.toString()))
                .min(Comparator.comparingLong(ProcessHandle::pid))
                .orElseThrow();
    }

    /** Waits for the end and gives the exit status. */
    int exitStatus() {
        try {
            assertThat(process.waitFor(20, TimeUnit.SECONDS))
                    .as("has ended: %s", output())
                    .isTrue();
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Ends it as a platform does, and by force what does not follow. */
    @Override
    public void close() {
        try {
            process.destroy();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
            Files.delete(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
