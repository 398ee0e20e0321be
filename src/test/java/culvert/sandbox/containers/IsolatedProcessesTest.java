package culvert.sandbox.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Real processes in real namespaces, where this machine lets us make them. */
@EnabledIf(value = "isRoot", disabledReason = "only root may make network namespaces with a way out")
class IsolatedProcessesTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String NETWORK = "10.213.78.0/24";
    private static final String BRIDGE = "cv-test-1";

    @TempDir
    Path directory;

    private ProcessFixture fixture;
    private final List<String> printed = new CopyOnWriteArrayList<>();

    static boolean isRoot() throws IOException {
        return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    }

    @BeforeEach
    void set_up() throws IOException {
        fixture = new ProcessFixture(directory);
    }

    @AfterEach
    void nothing_is_left() throws Exception {
        runtime("true").removeLeftovers();
        assertThat(NetworkInterface.getByName(BRIDGE)).isNull();
    }

    @Test
    void two_processes_have_a_network_a_run_directory_and_processes_of_their_own() throws Exception {
        ContainerRuntime runtime = runtime("""
                touch /run/mine.$$; ls /run; hostname; ip -4 -o address show eth0 | awk '{print $4}'; \
                ls /proc | grep -c '^[0-9]'; cat /etc/resolv.conf >/dev/null && echo nameserver 192.0.2.1 >/etc/resolv.conf; \
                pwd; ip route show default""");
        String resolvConf = Files.readString(Path.of("/etc/resolv.conf"));
        for (String address : List.of("10.213.78.2/24", "10.213.78.2/24")) {
            printed.clear();
            RunningContainer container = runtime.start(ProcessFixture.spec(Map.of()), printed::add);
            assertThat(container.exit().join()).as(String.join("\n", printed)).isZero();
            assertThat(printed)
                    .contains("web-1", address, "/run/app", "default via 10.213.78.1 dev eth0 ")
                    .filteredOn(line -> line.startsWith("mine."))
                    .hasSize(1);
        }
        runtime.close();
        assertThat(Files.readString(Path.of("/etc/resolv.conf"))).isEqualTo(resolvConf);
    }

    @Test
    void an_app_is_reached_at_its_address_and_stops_with_TERM() throws Exception {
        ContainerRuntime runtime = new IsolatedProcesses(
                fixture.server(), fixture.started(), new ProcessNetwork(NETWORK, BRIDGE), "a test");
        RunningContainer container = runtime.start(ProcessFixture.spec(Map.of("GREETED", "you")), printed::add);
        try {
            await().atMost(LONG).until(() -> printed.contains("listening"));
            try (Socket socket = new Socket(
                    container.address().getAddress(), container.address().getPort())) {
                assertThat(socket.isConnected()).isTrue();
            }
        } finally {
            container.stop(LONG);
            runtime.close();
        }
        assertThat(printed).contains("supervisor got TERM");
        assertThat(container.exit()).isCompletedWithValue(143);
    }

    @Test
    void what_runs_in_the_namespaces_ends_with_them() throws Exception {
        ContainerRuntime runtime = runtime("trap '' TERM; setsid sleep 4321 & wait; sleep 4321");
        RunningContainer container = runtime.start(ProcessFixture.spec(Map.of()), printed::add);
        await().atMost(LONG).until(() -> sleepers() == 1);

        container.stop(Duration.ofMillis(300));

        await().atMost(LONG).until(() -> sleepers() == 0);
        runtime.close();
    }

    @Test
    void a_network_that_is_in_use_is_left_to_whom_it_belongs() throws Exception {
        ContainerRuntime first = runtime("sleep 1000");
        RunningContainer container = first.start(ProcessFixture.spec(Map.of()), printed::add);
        try {
            ContainerRuntime second = new IsolatedProcesses(
                    fixture.command("true"),
                    new StartedProcesses(directory.resolve("of-the-other")),
                    new ProcessNetwork(NETWORK, "cv-test-2"),
                    "a test");
            second.removeLeftovers();
            assertThatThrownBy(() -> second.start(ProcessFixture.spec(Map.of()), printed::add))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(NETWORK + " is in use");
            assertThat(NetworkInterface.getByName(BRIDGE)).isNotNull();
        } finally {
            container.stop(Duration.ofMillis(300));
            first.close();
        }
    }

    private static long sleepers() {
        return ProcessHandle.allProcesses()
                .filter(each ->
                        List.of(each.info().arguments().orElse(new String[0])).equals(List.of("4321")))
                .count();
    }

    private ContainerRuntime runtime(String command) {
        return new IsolatedProcesses(
                fixture.command(command), fixture.started(), new ProcessNetwork(NETWORK, BRIDGE), "a test");
    }
}
