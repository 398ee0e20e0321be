package culvert.sandbox.containers;

import culvert.sandbox.containers.Container.State;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntConsumer;

/** A started container with its state, from start to end. */
final class LiveContainer {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final Duration CONNECT = Duration.ofMillis(500);

    private final ContainerSpec spec;
    private final RunningContainer container;
    private final Instant startedAt;
    private volatile State state = State.STARTING;

    LiveContainer(ContainerSpec spec, RunningContainer container, Instant startedAt) {
        this.spec = spec;
        this.container = container;
        this.startedAt = startedAt;
    }

    /** Calls back with the exit status if the container ends without having been told to. */
    void whenCrashed(IntConsumer crashed) {
        var _ = container.exit().whenComplete((status, error) -> {
            if (state != State.STOPPING) {
                state = State.CRASHED;
                crashed.accept(status == null ? -1 : status);
            }
        });
    }

    /** Waits until the container takes connections; false if it ended before, or time ran out. */
    boolean awaitServing(Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (System.nanoTime() < deadline) {
            if (takesConnections()) {
                state = State.RUNNING;
                return !container.exit().isDone();
            }
            try {
                container.exit().get(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
                return false;
            } catch (TimeoutException stillThere) {
                // Look again.
            } catch (ExecutionException e) {
                return false;
            }
        }
        return false;
    }

    void stop(Duration grace) throws InterruptedException {
        if (state != State.CRASHED) {
            state = State.STOPPING;
        }
        container.stop(grace);
    }

    boolean serves() {
        return state == State.RUNNING;
    }

    InetSocketAddress address() {
        return container.address();
    }

    String label() {
        return spec.label();
    }

    Container view() {
        OptionalInt exit = state == State.CRASHED && container.exit().isDone()
                ? OptionalInt.of(container.exit().getNow(-1))
                : OptionalInt.empty();
        return new Container(spec.name(), spec.label(), state, startedAt, exit);
    }

    private boolean takesConnections() {
        try (Socket socket = new Socket()) {
            socket.connect(container.address(), Math.toIntExact(CONNECT.toMillis()));
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }
}
