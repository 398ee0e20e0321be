package culvert.sandbox.platform;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The apps of the platform. Every change is on disk before the method that makes it returns. */
public final class Apps {

    /** The app that exists from the first start. */
    public static final String FIRST_APP = "my-app";

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{1,46}[a-z0-9]");

    private final StateFile file;
    private final Ids ids;
    private final Clock clock;
    private PlatformState state;

    private Apps(StateFile file, PlatformState state, Ids ids, Clock clock) {
        this.file = file;
        this.state = state;
        this.ids = ids;
        this.clock = clock;
    }

    /** Continues with the state in {@code path}, or begins one with a single app. */
    public static Apps open(Path path, Supplier<UUID> random, Clock clock) {
        StateFile file = new StateFile(path);
        Ids ids = new Ids(random);
        PlatformState state = file.read().orElseGet(() -> {
            App first = new App(ids.object(), FIRST_APP, clock.instant(), List.of(), List.of());
            PlatformState fresh = new PlatformState(ids.apiToken(), List.of(first));
            file.write(fresh);
            return fresh;
        });
        return new Apps(file, state, ids, clock);
    }

    /** The one API token this platform accepts, {@code tk-us-…}. */
    public synchronized String apiToken() {
        return state.apiToken();
    }

    public synchronized List<App> list() {
        return state.apps();
    }

    /**
     * The app of this name.
     *
     * @param nameOrId as in Scalingo's paths, either will do
     * @throws Refused if there is no such app
     */
    public App find(String nameOrId) {
        return list().stream()
                .filter(app -> app.name().equals(nameOrId) || app.id().equals(nameOrId))
                .findFirst()
                .orElseThrow(() -> new Refused(new Problem.NotFound("app")));
    }

    /**
     * The app that providers know by this id.
     *
     * @throws Refused if there is none
     */
    public App findForProvider(String providerAppId) {
        return list().stream()
                .filter(app -> app.providerAppId().equals(providerAppId))
                .findFirst()
                .orElseThrow(() -> new Refused(new Problem.NotFound("app")));
    }

    /**
     * Creates an app, without variables or add-ons.
     *
     * @throws Refused if the name is against the rules or taken
     */
    public synchronized App create(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new Refused(new Problem.Invalid("name", "is invalid"));
        }
        if (list().stream().anyMatch(app -> app.name().equals(name))) {
            throw new Refused(new Problem.Invalid("name", "is already taken"));
        }
        App app = new App(ids.object(), name, clock.instant(), List.of(), List.of());
        save(new PlatformState(
                state.apiToken(),
                Stream.concat(state.apps().stream(), Stream.of(app)).toList()));
        return app;
    }

    /** Applies a change to the app as it is now, whoever else changed it meanwhile. */
    synchronized Change change(App app, UnaryOperator<App> change) {
        App before = find(app.id());
        App after = change.apply(before);
        if (!after.equals(before)) {
            save(state.with(after));
        }
        return new Change(before, after);
    }

    /** One change of an app. */
    record Change(App before, App after) {
        boolean ofEnvironment() {
            return !before.environment().equals(after.environment());
        }
    }

    Ids ids() {
        return ids;
    }

    private void save(PlatformState next) {
        file.write(next);
        state = next;
    }
}
