package culvert.sandbox.containers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The plain {@code docker} program.
 *
 * @param environment what tells it which engine to use; the rest of what is given is left out
 */
public record DockerCommand(Map<String, String> environment) {

    private static final Duration SHORT = Duration.ofSeconds(30);

    public DockerCommand {
        environment = environment.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("DOCKER_")
                        || entry.getKey().equals("PATH")
                        || entry.getKey().equals("HOME"))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Whether an engine answers. */
    public boolean engineAnswers() throws InterruptedException {
        try {
            run("version", "--format", "{{.Server.Version}}");
            return true;
        } catch (IOException notThere) {
            return false;
        }
    }

    /**
     * Runs a short command to its end.
     *
     * @throws IOException with what it printed if it failed, or because it took longer than half a minute
     */
    String run(String... arguments) throws IOException, InterruptedException {
        return run(SHORT, arguments);
    }

    /** As {@link #run(String...)}, for a command that may take that long. */
    String run(Duration limit, String... arguments) throws IOException, InterruptedException {
        List<String> command = command(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        var read = new CompletableFuture<byte[]>().completeAsync(() -> output(process));
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly();
            throw new IOException(String.join(" ", command) + ": not done within " + limit.toSeconds() + " seconds");
        }
        String output = new String(read.join(), StandardCharsets.UTF_8).strip();
        if (process.exitValue() != 0) {
            throw new IOException(String.join(" ", command) + ": " + output);
        }
        return output;
    }

    /**
     * The options that give a container these variables, if the command is {@linkplain #spawn spawned} with them.
     * {@code --env NAME} takes the value from there, which keeps it out of the arguments; only for the few names that
     * mean something to the program itself the value has to be an argument.
     */
    List<String> options(Map<String, String> variables) {
        List<String> options = new ArrayList<>();
        variables.forEach((name, value) -> {
            options.add("--env");
            options.add(environment.containsKey(name) ? name + "=" + value : name);
        });
        return options;
    }

    /** Runs a command that goes on. */
    SpawnedProcess spawn(List<String> arguments, Map<String, String> variables, Consumer<String> lines)
            throws IOException {
        Map<String, String> all = new HashMap<>(variables);
        all.putAll(environment);
        return SpawnedProcess.start(Path.of("/"), command(arguments), all, lines);
    }

    private static byte[] output(Process process) {
        try (InputStream output = process.getInputStream()) {
            return output.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> command(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of("docker"));
        command.addAll(arguments);
        return command;
    }
}
