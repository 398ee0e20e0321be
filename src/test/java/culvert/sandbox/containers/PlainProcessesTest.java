package culvert.sandbox.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes of this machine. */
class PlainProcessesTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    Path directory;

    private ProcessFixture fixture;
    private final List<String> printed = new CopyOnWriteArrayList<>();

    @BeforeEach
    void set_up() throws IOException {
        fixture = new ProcessFixture(directory);
    }

    @Test
    void an_app_runs_under_the_supervisor_and_serves_on_its_port() throws Exception {
        RunningContainer container = runtime(fixture.server())
                .start(ProcessFixture.spec(Map.of("GREETED", "world\nand moon")), printed::add);
        try {
            await().atMost(LONG).until(() -> printed.contains("listening"));
            assertThat(get(container)).isEqualTo("hello world\nand moon");
            assertThat(printed.getFirst()).isEqualTo("-----> Starting VPN connection");
        } finally {
            container.stop(LONG);
        }
        assertThat(printed).contains("supervisor got TERM");
        assertThat(container.exit()).isCompletedWithValue(143);
    }

    @Test
    void an_app_that_ignores_TERM_is_killed_with_all_it_started_after_the_grace_period() throws Exception {
        RunningContainer container = runtime(fixture.command("trap '' TERM; sleep 1000 & echo $!; wait; sleep 1000"))
                .start(ProcessFixture.spec(Map.of()), printed::add);
        await().atMost(LONG).until(() -> printed.size() == 2);
        long grandchild = Long.parseLong(printed.get(1));

        container.stop(Duration.ofMillis(300));

        await().atMost(LONG)
                .untilAsserted(() -> assertThat(Processes.startTime(grandchild)).isEmpty());
    }

    @Test
    void nothing_of_the_sandbox_s_own_environment_reaches_the_app() throws Exception {
        RunningContainer container =
                runtime(fixture.command("env")).start(ProcessFixture.spec(Map.of("MINE", "1")), printed::add);
        container.exit().join();
        assertThat(printed.stream().map(line -> line.replaceFirst("=.*", "")))
                .contains("MINE", "PORT", "PATH")
                .doesNotContain("USER", "LOGNAME", "MAVEN_CMD_LINE_ARGS");
    }

    @Test
    void the_exit_status_of_the_app_is_known() throws Exception {
        RunningContainer container =
                runtime(fixture.command("exit 78")).start(ProcessFixture.spec(Map.of()), printed::add);
        assertThat(container.exit().join()).isEqualTo(78);
    }

    @Test
    void an_app_whose_output_nobody_can_take_can_still_be_stopped() throws Exception {
        RunningContainer container = runtime(fixture.command("sleep 1000"))
                .start(ProcessFixture.spec(Map.of()), line -> {
                    printed.add(line);
                    throw new IllegalStateException("the log is full");
                });
        await().atMost(LONG).until(() -> printed.size() == 1);

        container.stop(Duration.ofMillis(300));

        assertThat(container.exit()).isDone();
    }

    @Test
    void a_start_removes_what_a_killed_predecessor_left() throws Exception {
        RunningContainer container =
                runtime(fixture.command("sleep 1000")).start(ProcessFixture.spec(Map.of()), printed::add);

        runtime(fixture.server()).removeLeftovers();

        await().atMost(LONG).until(container.exit()::isDone);
    }

    @Test
    void a_process_that_only_has_the_number_of_a_noted_one_is_left_alone() throws Exception {
        StartedProcesses started = fixture.started();
        Process innocent = new ProcessBuilder("setsid", "sleep", "1000").start();
        try {
            Files.writeString(directory.resolve("processes"), innocent.pid() + " 1\n");
            started.killAll();
            assertThat(innocent.isAlive()).isTrue();
        } finally {
            innocent.destroyForcibly();
        }
    }

    @Test
    void a_process_of_this_boot_is_not_taken_for_one_of_an_earlier_boot() throws Exception {
        Process innocent = new ProcessBuilder("setsid", "sleep", "1000").start();
        try {
            String startTime = Processes.startTime(innocent.pid()).orElseThrow();
            Files.writeString(
                    directory.resolve("processes"),
                    innocent.pid() + " " + startTime + " 00000000-0000-0000-0000-000000000000\n");
            fixture.started().killAll();
            assertThat(innocent.isAlive()).isTrue();
        } finally {
            innocent.destroyForcibly();
        }
    }

    private ContainerRuntime runtime(ProcessCommand command) {
        return new PlainProcesses(command, fixture.started(), "a test");
    }

    private static String get(RunningContainer container) throws IOException, InterruptedException {
        URI uri = URI.create("http://" + container.address().getHostString() + ":"
                + container.address().getPort());
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                    .body();
        }
    }
}
