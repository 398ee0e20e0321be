package culvert.sandbox.containers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Local processes without any isolation: for a user who may not make network namespaces. No tunnel can come up in them;
 * the supervisor says so once and runs the app.
 */
public final class PlainProcesses implements ContainerRuntime {

    private final ProcessCommand command;
    private final StartedProcesses started;
    private final String why;

    public PlainProcesses(ProcessCommand command, StartedProcesses started, String why) {
        this.command = command;
        this.started = started;
        this.why = why;
    }

    @Override
    public RuntimeDescription description() {
        return new RuntimeDescription("Local processes", false, why);
    }

    @Override
    public boolean startsNewFirst() {
        return false;
    }

    @Override
    public RunningContainer start(ContainerSpec spec, Consumer<String> lines) throws IOException {
        InetSocketAddress address = freeAddress();
        Map<String, String> environment = new HashMap<>(command.environment(spec));
        environment.put("PORT", String.valueOf(address.getPort()));
        SpawnedProcess process = SpawnedProcess.start(command.directory(), command.line(), environment, lines);
        started.note(process.pid());
        process.closeInput();
        return new RunningContainer() {
            @Override
            public InetSocketAddress address() {
                return address;
            }

            @Override
            public CompletableFuture<Integer> exit() {
                return process.exit();
            }

            @Override
            public void stop(Duration grace) throws InterruptedException {
                process.stop(grace);
            }
        };
    }

    @Override
    public void removeLeftovers() throws IOException {
        started.killAll();
    }

    @Override
    public void close() {
        // Processes share nothing here.
    }

    private static InetSocketAddress freeAddress() throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (ServerSocket probe = new ServerSocket(0, 1, loopback)) {
            return new InetSocketAddress(loopback, probe.getLocalPort());
        }
    }
}
