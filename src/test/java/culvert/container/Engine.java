package culvert.container;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The Docker engine that the tests use, and the images of this repository, made once a run. */
final class Engine {

    /** The repository's `container/` folder. */
    static final Path CONTAINER_FOLDER = Path.of("container").toAbsolutePath();

    private static boolean ready;

    private Engine() {}

    /** Makes sure that an engine answers and the images are as the sources say; a start of an engine takes a minute. */
    static synchronized void prepare() {
        if (ready) {
            return;
        }
        String answer = run(List.of(CONTAINER_FOLDER.resolve("engine").toString()));
        // Testcontainers reads this property (see testcontainers.properties), so that a single test needs no
        // environment.
        System.setProperty("DOCKER_HOST", answer.strip().substring("DOCKER_HOST=".length()));
        run(List.of(CONTAINER_FOLDER.resolve("build").toString()));
        ready = true;
    }

    /** Runs one of the scripts below `container/` with the JDK of the tests and gives what it prints. */
    static String run(List<String> command) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int status = process.waitFor();
            if (status != 0) {
                throw new IllegalStateException(command + " ended with status " + status + ", see above");
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
