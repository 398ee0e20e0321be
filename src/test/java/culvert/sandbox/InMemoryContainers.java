package culvert.sandbox;

import com.sun.net.httpserver.HttpServer;
import culvert.sandbox.containers.ContainerRuntime;
import culvert.sandbox.containers.ContainerSpec;
import culvert.sandbox.containers.RunningContainer;
import culvert.sandbox.containers.RuntimeDescription;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Containers that are a small HTTP server each, in this very process. */
@Alternative
@Singleton
public class InMemoryContainers implements ContainerRuntime {

    /** The environments started with, oldest first. */
    public final List<Map<String, String>> started = new CopyOnWriteArrayList<>();

    @Override
    public RuntimeDescription description() {
        return new RuntimeDescription("Stand-ins", false, "This is a test.");
    }

    @Override
    public boolean startsNewFirst() {
        return true;
    }

    @Override
    public RunningContainer start(ContainerSpec spec, Consumer<String> lines) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] answer = "hello <world>".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        started.add(new TreeMap<>(spec.environment()));
        lines.accept("-----> Starting VPN connection");
        CompletableFuture<Integer> exit = new CompletableFuture<>();
        return new RunningContainer() {
            @Override
            public InetSocketAddress address() {
                return server.getAddress();
            }

            @Override
            public CompletableFuture<Integer> exit() {
                return exit;
            }

            @Override
            public void stop(Duration grace) {
                server.stop(0);
                exit.complete(143);
            }
        };
    }

    @Override
    public void removeLeftovers() {
        // Nothing outlives this process.
    }

    @Override
    public void close() {
        // Nor is there anything shared.
    }
}
