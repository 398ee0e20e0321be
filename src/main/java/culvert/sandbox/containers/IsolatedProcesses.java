package culvert.sandbox.containers;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Local processes as root, each in namespaces of its own (network, mounts with a private /run and resolv.conf, processes,
 * host name), because two vpnc in one network namespace collide on ports, routes and files.
 */
public final class IsolatedProcesses implements ContainerRuntime {

    private static final int PORT = 8080;
    private static final Duration SETUP = Duration.ofSeconds(10);
    private static final String READY = "ready";

    private final ProcessCommand command;
    private final StartedProcesses started;
    private final ProcessNetwork network;
    private final String why;
    private final String setup;

    public IsolatedProcesses(ProcessCommand command, StartedProcesses started, ProcessNetwork network, String why) {
        this.command = command;
        this.started = started;
        this.network = network;
        this.why = why;
        this.setup = script();
    }

    @Override
    public RuntimeDescription description() {
        return new RuntimeDescription("Isolated processes", true, why);
    }

    /** The old one first, as everywhere without Docker: the address and the order then are the same in both ways. */
    @Override
    public boolean startsNewFirst() {
        return false;
    }

    @Override
    public RunningContainer start(ContainerSpec spec, Consumer<String> lines) throws IOException, InterruptedException {
        String address = network.take();
        Map<String, String> environment = new HashMap<>(command.environment(spec));
        environment.put("PORT", String.valueOf(PORT));
        environment.put("HOSTNAME", spec.label());
        // There is no user of an image here that the supervisor could know.
        environment.putIfAbsent("VPNC_USER", "nobody");
        SpawnedProcess process =
                SpawnedProcess.start(command.directory(), line(spec, address), environment, afterReady(lines));
        var _ = process.exit().whenComplete((status, error) -> network.free(address));
        try {
            started.note(process.pid());
            if (!process.awaitFirstLine(SETUP)) {
                throw new IOException("the namespaces for " + spec.label() + " could not be made");
            }
            network.attach(process.pid(), address);
            process.tell("attached");
        } catch (IOException e) {
            Processes.killGroup(process.pid());
            throw e;
        }
        return new Isolated(process, new InetSocketAddress(address, PORT));
    }

    @Override
    public void removeLeftovers() throws IOException, InterruptedException {
        started.killAll();
        network.tearDown();
    }

    @Override
    public void close() {
        try {
            network.tearDown();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<String> line(ContainerSpec spec, String address) {
        List<String> line = new ArrayList<>(
                List.of("unshare", "--net", "--mount", "--pid", "--uts", "--fork", "--kill-child", "--mount-proc"));
        line.addAll(List.of("sh", "-c", setup, "isolated-process"));
        line.addAll(List.of(
                address + "/24",
                network.gateway(),
                spec.label(),
                command.directory().toAbsolutePath().toString()));
        line.addAll(command.line());
        return line;
    }

    /** Keeps the set-up script's own word back. */
    private static Consumer<String> afterReady(Consumer<String> lines) {
        return new Consumer<>() {
            private boolean ready;

            @Override
            public void accept(String line) {
                if (!ready && line.equals(READY)) {
                    ready = true;
                } else {
                    lines.accept(line);
                }
            }
        };
    }

    private static String script() {
        try (InputStream script = IsolatedProcesses.class.getResourceAsStream("/sandbox/isolated-process.sh")) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("isolated-process.sh is part of this program", e);
        }
    }

    private record Isolated(SpawnedProcess process, InetSocketAddress address) implements RunningContainer {

        @Override
        public CompletableFuture<Integer> exit() {
            return process.exit();
        }

        @Override
        public void stop(Duration grace) throws InterruptedException {
            // unshare itself waits deaf for its child, the first process of the namespaces.
            process.stopChildren(grace);
        }
    }
}
