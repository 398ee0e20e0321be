package culvert.sandbox.containers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Containers that are an open port each, and a record of what was done with them in which order. */
final class RecordingContainers implements ContainerRuntime {

    final List<String> events = new CopyOnWriteArrayList<>();
    Step beforeStart = () -> {};

    private final boolean newFirst;

    RecordingContainers(boolean newFirst) {
        this.newFirst = newFirst;
    }

    /** Something that may take its time. */
    interface Step {
        void run() throws InterruptedException;
    }

    @Override
    public RuntimeDescription description() {
        return new RuntimeDescription("Open ports", false, "This is a test.");
    }

    @Override
    public boolean startsNewFirst() {
        return newFirst;
    }

    @Override
    public RunningContainer start(ContainerSpec spec, Consumer<String> lines) throws IOException, InterruptedException {
        String name = spec.label() + "-" + spec.serial();
        events.add("start " + name);
        beforeStart.run();
        return new OpenPort(
                name, events, new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), new CompletableFuture<>());
    }

    @Override
    public void removeLeftovers() {
        events.add("remove leftovers");
    }

    @Override
    public void close() {
        events.add("close");
    }

    private record OpenPort(String name, List<String> events, ServerSocket port, CompletableFuture<Integer> exit)
            implements RunningContainer {

        @Override
        public InetSocketAddress address() {
            return new InetSocketAddress(port.getInetAddress(), port.getLocalPort());
        }

        @Override
        public void stop(Duration grace) {
            try {
                port.close();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
            if (exit.complete(143)) {
                events.add("stop " + name);
            }
        }
    }
}
