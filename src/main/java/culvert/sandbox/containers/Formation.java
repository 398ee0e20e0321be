package culvert.sandbox.containers;

import culvert.sandbox.platform.App;
import culvert.sandbox.platform.AppRunner;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * The containers of every app: one {@code web} container each, replaced at a restart. Where the runtime can, the new one
 * serves before the old one gets TERM and, thirty seconds later, KILL; a new one that does not come up leaves the old one
 * serving.
 */
public final class Formation implements AppRunner, AutoCloseable {

    static final String LABEL = "web-1";

    private static final Duration BOOT = Duration.ofSeconds(60);
    private static final Duration GRACE = Duration.ofSeconds(30);

    /** Shorter than at a restart: somebody waits at a terminal for it. */
    private static final Duration GRACE_AT_THE_END = Duration.ofSeconds(8);

    private final ContainerRuntime runtime;
    private final Clock clock;
    private final Map<String, CopyOnWriteArrayList<LiveContainer>> containers = new ConcurrentHashMap<>();
    private final Map<String, AppLog> logs = new ConcurrentHashMap<>();
    private final AtomicLong serials = new AtomicLong();
    // Starts share it, the end has it alone: no container may come up behind the back of close().
    private final ReadWriteLock door = new ReentrantReadWriteLock();
    private boolean closed;

    public Formation(ContainerRuntime runtime, Clock clock) {
        this.runtime = runtime;
        this.clock = clock;
    }

    @Override
    public void restart(App app) throws BootFailed, InterruptedException {
        List<LiveContainer> old = List.copyOf(of(app));
        if (runtime.startsNewFirst()) {
            start(app);
            stop(app, old);
        } else {
            stop(app, old);
            start(app);
        }
    }

    public List<Container> containers(App app) {
        return of(app).stream().map(LiveContainer::view).toList();
    }

    /** Where the app serves now; the newest container that does. */
    public Optional<InetSocketAddress> address(App app) {
        return of(app).reversed().stream()
                .filter(LiveContainer::serves)
                .map(LiveContainer::address)
                .findFirst();
    }

    public AppLog log(App app) {
        return logs.computeIfAbsent(app.id(), id -> new AppLog(clock));
    }

    public RuntimeDescription runtime() {
        return runtime.description();
    }

    /** Ends every container of every app, all at once. */
    @Override
    public void close() {
        letNobodyInAnyMore();
        List<Thread> stopping = new ArrayList<>();
        for (List<LiveContainer> ofOneApp : containers.values()) {
            for (LiveContainer container : ofOneApp) {
                stopping.add(Thread.startVirtualThread(() -> stopQuietly(container)));
            }
        }
        try {
            for (Thread thread : stopping) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            runtime.close();
        }
    }

    private void letNobodyInAnyMore() {
        door.writeLock().lock();
        try {
            closed = true;
        } finally {
            door.writeLock().unlock();
        }
    }

    private void start(App app) throws BootFailed, InterruptedException {
        AppLog log = log(app);
        LiveContainer container = begin(app, log);
        container.whenCrashed(status -> log.add(LogLine.PLATFORM, LABEL + " ended by itself, status " + status));
        if (container.awaitServing(BOOT)) {
            return;
        }
        if (container.view().state() == Container.State.CRASHED) {
            throw new BootFailed("%s ended before it served on its port, status %d"
                    .formatted(LABEL, container.view().exitStatus().orElse(-1)));
        }
        container.stop(GRACE);
        of(app).remove(container);
        throw new BootFailed("%s did not listen on its port within %d seconds".formatted(LABEL, BOOT.toSeconds()));
    }

    private LiveContainer begin(App app, AppLog log) throws BootFailed, InterruptedException {
        ContainerSpec spec = new ContainerSpec(app.name(), LABEL, serials.incrementAndGet(), environment(app));
        door.readLock().lock();
        try {
            if (closed) {
                throw new BootFailed("the sandbox is stopping");
            }
            var container =
                    new LiveContainer(spec, runtime.start(spec, line -> log.add(spec.label(), line)), clock.instant());
            of(app).add(container);
            return container;
        } catch (IOException e) {
            log.add(LogLine.PLATFORM, spec.label() + " could not be started: " + e.getMessage());
            throw new BootFailed(spec.label() + " could not be started: " + e.getMessage());
        } finally {
            door.readLock().unlock();
        }
    }

    private void stop(App app, List<LiveContainer> old) throws InterruptedException {
        for (LiveContainer container : old) {
            container.stop(GRACE);
            of(app).remove(container);
        }
    }

    private static void stopQuietly(LiveContainer container) {
        try {
            container.stop(GRACE_AT_THE_END);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What the platform itself adds to the app's variables, under Scalingo's names. */
    private static Map<String, String> environment(App app) {
        Map<String, String> environment = new HashMap<>(app.environment());
        environment.put("APP", app.name());
        environment.put("CONTAINER", LABEL);
        return environment;
    }

    private CopyOnWriteArrayList<LiveContainer> of(App app) {
        return containers.computeIfAbsent(app.id(), id -> new CopyOnWriteArrayList<>());
    }
}
