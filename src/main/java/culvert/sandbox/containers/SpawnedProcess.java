package culvert.sandbox.containers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A program in a session of its own (a terminal's Ctrl-C does not reach it), its output read line by line, ended as a
 * group.
 */
final class SpawnedProcess {

    private static final System.Logger LOG = System.getLogger(SpawnedProcess.class.getName());

    private final Process process;
    private final CompletableFuture<Integer> exit = new CompletableFuture<>();
    private final CountDownLatch firstLine = new CountDownLatch(1);

    private SpawnedProcess(Process process) {
        this.process = process;
    }

    /**
     * Starts a program in {@code directory}.
     *
     * @param environment the whole of it; nothing is inherited
     */
    static SpawnedProcess start(
            Path directory, List<String> command, Map<String, String> environment, Consumer<String> lines)
            throws IOException {
        List<String> session = new ArrayList<>(List.of("setsid"));
        session.addAll(command);
        ProcessBuilder builder =
                new ProcessBuilder(session).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        SpawnedProcess spawned = new SpawnedProcess(builder.start());
        Thread.ofVirtual().name("output of " + spawned.pid()).start(() -> spawned.follow(lines));
        return spawned;
    }

    long pid() {
        return process.pid();
    }

    CompletableFuture<Integer> exit() {
        return exit;
    }

    /** Waits for the end of the program; false if it still runs then. */
    boolean endsWithin(Duration timeout) throws InterruptedException {
        return process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Waits for the first line of output; false if there was none in time. */
    boolean awaitFirstLine(Duration timeout) throws InterruptedException {
        return firstLine.await(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Gives the program one line on its standard input, and then the end of it. */
    void tell(String line) throws IOException {
        try (OutputStream stdin = process.getOutputStream()) {
            stdin.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    /** The program reads the end of its standard input at once. */
    void closeInput() throws IOException {
        process.getOutputStream().close();
    }

    /** TERM to the program alone, which passes it on as it sees fit; after {@code grace} KILL to the whole group. */
    void stop(Duration grace) throws InterruptedException {
        stop(List.of(process.toHandle()), grace);
    }

    /** As {@link #stop(Duration)}, for a program whose children are those that understand TERM. */
    void stopChildren(Duration grace) throws InterruptedException {
        stop(process.toHandle().children().toList(), grace);
    }

    private void stop(List<ProcessHandle> listeners, Duration grace) throws InterruptedException {
        listeners.forEach(ProcessHandle::destroy);
        if (!endsWithin(grace)) {
            Processes.killGroup(process.pid());
            process.waitFor();
        }
        exit.join();
    }

    private void follow(Consumer<String> lines) {
        CompletableFuture<Integer> end = process.onExit().thenApplyAsync(SpawnedProcess::killWhatItLeft);
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                firstLine.countDown();
                lines.accept(line);
            }
        } catch (IOException | RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "The output of process " + pid() + " cannot be followed further", e);
        } finally {
            // After the last line, and whatever became of the output: a stop waits for it.
            var _ = end.whenComplete((status, error) -> {
                if (error == null) {
                    exit.complete(status);
                } else {
                    exit.completeExceptionally(error);
                }
            });
        }
    }

    /** What the program left running would hold its output open, and live on. */
    private static int killWhatItLeft(Process ended) {
        Processes.killGroup(ended.pid());
        return ended.exitValue();
    }
}
