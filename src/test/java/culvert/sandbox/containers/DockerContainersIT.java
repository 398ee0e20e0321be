package culvert.sandbox.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Real containers of the demo app's image. */
class DockerContainersIT {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static DockerCommand docker = new DockerCommand(Map.of());

    private final List<String> printed = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void prepare() throws Exception {
        Path folder = Path.of("container").toAbsolutePath();
        String engine = Processes.run(folder.resolve("engine").toString())
                .lines()
                .filter(line -> line.startsWith("DOCKER_HOST="))
                .findFirst()
                .orElseThrow();
        Processes.run(folder.resolve("build").toString(), "demo");
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("DOCKER_HOST", engine.substring("DOCKER_HOST=".length()));
        docker = new DockerCommand(environment);
        assertThat(docker.engineAnswers()).isTrue();
    }

    @AfterEach
    void nothing_is_left() throws Exception {
        runtime(Optional.empty()).removeLeftovers();
    }

    @Test
    void the_demo_app_serves_under_the_supervisor_and_stops_with_TERM() throws Exception {
        RunningContainer container = runtime(Optional.empty()).start(spec(Map.of()), printed::add);
        await().atMost(LONG).until(() -> connects(container));
        assertThat(printed).anyMatch(line -> line.startsWith("-----> VPN not started"));

        long start = System.nanoTime();
        container.stop(LONG);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        assertThat(container.exit()).isDone();
        assertThat(containers()).isEmpty();
    }

    @Test
    void values_reach_the_container_whole_and_are_in_nobodys_argument_list() throws Exception {
        RunningContainer container = runtime(Optional.of("printf '%s|' \"$SECRET\" \"$DOCKER_HOST\"; echo; sleep 1000"))
                .start(spec(Map.of("SECRET", "two\nlines", "DOCKER_HOST", "tcp://evil")), printed::add);
        try {
            await().atMost(LONG).until(() -> printed.contains("lines|tcp://evil|"));
            assertThat(ProcessHandle.allProcesses()
                            .map(each -> each.info().commandLine().orElse("")))
                    .noneMatch(line -> line.contains("two\nlines"));
        } finally {
            container.stop(Duration.ofSeconds(1));
        }
    }

    @Test
    void a_start_removes_what_a_killed_predecessor_left_and_nothing_else() throws Exception {
        RunningContainer leftover = runtime(Optional.of("sleep 1000")).start(spec(Map.of()), printed::add);
        new DockerContainers(docker, "culvert/demo", Optional.empty(), Optional.empty(), "other").removeLeftovers();
        assertThat(containers()).hasSize(1);

        runtime(Optional.empty()).removeLeftovers();

        assertThat(containers()).isEmpty();
        await().atMost(LONG).until(leftover.exit()::isDone);
    }

    @Test
    void an_image_that_is_not_there_is_said() {
        ContainerRuntime runtime =
                new DockerContainers(docker, "culvert/no-such-image", Optional.empty(), Optional.empty(), "sandbox-it");
        assertThatThrownBy(() -> runtime.start(spec(Map.of()), printed::add)).isInstanceOf(IOException.class);
    }

    private static boolean connects(RunningContainer container) {
        try (Socket socket =
                new Socket(container.address().getAddress(), container.address().getPort())) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private static List<String> containers() throws IOException, InterruptedException {
        return docker.run("ps", "--all", "--quiet", "--filter", "label=culvert.sandbox=sandbox-it")
                .lines()
                .toList();
    }

    private static ContainerRuntime runtime(Optional<String> command) {
        return new DockerContainers(docker, "culvert/demo", Optional.empty(), command, "sandbox-it");
    }

    private static ContainerSpec spec(Map<String, String> environment) {
        return new ContainerSpec("my-app", "web-1", System.nanoTime(), environment);
    }
}
