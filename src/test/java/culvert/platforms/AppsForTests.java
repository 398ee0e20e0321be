package culvert.platforms;

import culvert.resources.AppId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Apps bound to one service instance, kept in memory. */
public final class AppsForTests implements BoundApps {

    private final Map<String, BoundApp> apps = new LinkedHashMap<>();
    private final Map<String, LeftBehind> left = new LinkedHashMap<>();
    private final List<String> takenBack = new ArrayList<>();
    private final Set<String> due = new LinkedHashSet<>();

    /** Binds an app under its own name. */
    public void bind(String place, String app) {
        apps.put(app, new BoundApp(app, place, app, false));
    }

    /** Unbinds all. */
    public void unbindAll() {
        apps.clear();
        due.clear();
    }

    @Override
    public List<BoundApp> of(AppId instance) {
        List<BoundApp> bound = new ArrayList<>();
        apps.values()
                .forEach(app ->
                        bound.add(new BoundApp(app.binding(), app.place(), app.app(), due.contains(app.binding()))));
        return bound;
    }

    @Override
    public void noteRestartDue(AppId instance, BoundApp app) {
        due.add(app.binding());
    }

    @Override
    public void noteRestarted(AppId instance, BoundApp app) {
        due.remove(app.binding());
    }

    @Override
    public List<LeftBehind> leftBehind(AppId instance) {
        return List.copyOf(left.values());
    }

    @Override
    public void noteTakenBack(AppId instance, BoundApp app, boolean forGood) {
        takenBack.add(app.app());
        if (forGood) {
            left.remove(app.binding());
        }
    }

    /** Unbinds one, which then may still have what was published to it. */
    public void unbind(String app, Instant since) {
        left.put(app, new LeftBehind(Objects.requireNonNull(apps.remove(app), app), since));
    }

    /** What was taken back, look by look. */
    public List<String> takenBack() {
        return takenBack;
    }
}
