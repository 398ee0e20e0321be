package culvert.sandbox.containers;

import java.io.IOException;
import java.util.function.Consumer;

/** A way to run the processes of apps on this machine, each under the tunnel's supervisor where there is one. */
public interface ContainerRuntime {

    /** What it is and why it was chosen, for the page. */
    RuntimeDescription description();

    /** Whether a new container can run beside the one it replaces; otherwise the old one must end first. */
    boolean startsNewFirst();

    /**
     * Starts a container.
     *
     * @param lines gets what it prints, line by line, from another thread
     * @throws IOException if it could not be started; nothing of it is left then
     */
    RunningContainer start(ContainerSpec spec, Consumer<String> lines) throws IOException, InterruptedException;

    /** Ends what a predecessor of this sandbox (the same data directory) left running when it was killed. */
    void removeLeftovers() throws IOException, InterruptedException;

    /** Gives back what the runtime made for all containers together. Called when none runs any more. */
    void close();
}
