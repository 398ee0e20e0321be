package culvert.sandbox.platform;

import culvert.sandbox.platform.AppRunner.BootFailed;
import culvert.sandbox.platform.Operation.Status;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Restarts apps one after the other: while one restart of an app runs, any number of further wishes become one restart
 * after it, with the environment of that later moment. So no published variable is ever missed, and none causes two.
 */
public final class Restarts {

    private static final System.Logger LOG = System.getLogger(Restarts.class.getName());
    private static final int REMEMBERED = 200;

    private final Apps apps;
    private final AppRunner runner;
    private final Executor executor;
    private final Clock clock;
    private final Map<String, Operation> operations = new LinkedHashMap<>();
    private final Map<String, Deque<String>> queues = new LinkedHashMap<>();

    /**
     * Nothing runs before the first wish.
     *
     * @param executor runs restarts; each may take a minute
     */
    public Restarts(Apps apps, AppRunner runner, Executor executor, Clock clock) {
        this.apps = apps;
        this.runner = runner;
        this.executor = executor;
        this.clock = clock;
    }

    /**
     * A user's wish: refused while the app restarts already, as Scalingo does.
     *
     * @throws Refused if the app is restarting
     */
    public synchronized Operation ask(App app) {
        if (isRestarting(app)) {
            throw new Refused(
                    new Problem.Busy(app.name() + " is restarting; no other operation is possible meanwhile"));
        }
        return want(app);
    }

    /** A restart that must follow because the environment changed; joins one that waits already. */
    public synchronized Operation want(App app) {
        Deque<String> queue = queues.computeIfAbsent(app.id(), id -> new ArrayDeque<>());
        String last = queue.peekLast();
        if (last != null && find(last).status() == Status.PENDING) {
            return find(last);
        }
        Operation operation = new Operation(apps.ids().object(), app.id(), Status.PENDING, clock.instant(), null, null);
        remember(operation);
        queue.addLast(operation.id());
        if (queue.size() == 1) {
            executor.execute(() -> work(app, queue));
        }
        return operation;
    }

    public synchronized boolean isRestarting(App app) {
        Deque<String> queue = queues.get(app.id());
        return queue != null && !queue.isEmpty();
    }

    /**
     * The operation of this app with this id.
     *
     * @throws Refused if there is none
     */
    public synchronized Operation find(App app, String operationId) {
        Operation operation = operations.get(operationId);
        if (operation == null || !operation.appId().equals(app.id())) {
            throw new Refused(new Problem.NotFound("operation"));
        }
        return operation;
    }

    public synchronized Optional<Operation> last(App app) {
        return operations.values().stream()
                .filter(each -> each.appId().equals(app.id()))
                .max(Comparator.comparing(Operation::createdAt));
    }

    private void work(App app, Deque<String> queue) {
        Operation operation = begin(queue);
        while (true) {
            Operation finished = run(app, operation);
            synchronized (this) {
                remember(finished);
                queue.removeFirst();
                if (queue.isEmpty()) {
                    return;
                }
            }
            operation = begin(queue);
        }
    }

    private synchronized Operation begin(Deque<String> queue) {
        Operation running = find(queue.getFirst()).running();
        remember(running);
        return running;
    }

    private Operation run(App app, Operation operation) {
        try {
            runner.restart(apps.find(app.id()));
            return operation.done(clock.instant());
        } catch (BootFailed e) {
            return operation.failed(clock.instant(), String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return operation.failed(clock.instant(), "the sandbox was stopped");
        } catch (RuntimeException e) {
            // Whatever it was, the queue must go on: else the app would be restarting for ever.
            LOG.log(System.Logger.Level.ERROR, "The restart of " + app.name() + " broke off", e);
            return operation.failed(clock.instant(), "the restart broke off: " + e.getMessage());
        }
    }

    private Operation find(String operationId) {
        Operation operation = operations.get(operationId);
        if (operation == null) {
            throw new IllegalStateException("no operation " + operationId);
        }
        return operation;
    }

    private void remember(Operation operation) {
        operations.put(operation.id(), operation);
        if (operations.size() > REMEMBERED) {
            operations.values().stream()
                    .filter(each -> each.status().isFinal())
                    .findFirst()
                    .ifPresent(oldest -> operations.remove(oldest.id()));
        }
    }
}
