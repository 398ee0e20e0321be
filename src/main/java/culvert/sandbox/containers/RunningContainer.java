package culvert.sandbox.containers;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A process of an app, started by a {@link ContainerRuntime}. */
public interface RunningContainer {

    /** Where it serves HTTP, seen from the sandbox. */
    InetSocketAddress address();

    /** Completes with the exit status when the process and all it started are gone. */
    CompletableFuture<Integer> exit();

    /** TERM; after {@code grace} KILL. Returns when everything is gone. Ending an ended one does nothing. */
    void stop(Duration grace) throws InterruptedException;
}
