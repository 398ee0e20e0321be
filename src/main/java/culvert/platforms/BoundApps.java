package culvert.platforms;

import culvert.resources.AppId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which apps a resource serves, where that is not part of its order: there the {@link AppId} of a resource is the
 * platform's name for the service instance, and any number of apps are bound to it.
 */
public interface BoundApps {

    /** The apps bound now; none is usual, before the first binding. */
    List<BoundApp> of(AppId instance);

    /** Remembers, before the app is given a newer config, that it will have to be restarted. */
    void noteRestartDue(AppId instance, BoundApp app);

    /** Remembers that the app was restarted, so that a failure at another app does not restart this one again. */
    void noteRestarted(AppId instance, BoundApp app);

    /**
     * The variables that all apps have with the same values.
     *
     * @throws PlatformFailure.AppNotFound when none of the apps is there any more
     */
    static Map<String, String> common(List<BoundApp> apps, Function<BoundApp, Map<String, String>> read) {
        List<Map<String, String>> all = new ArrayList<>();
        each(apps, app -> all.add(read.apply(app)));
        Map<String, String> common = new HashMap<>(all.isEmpty() ? Map.of() : all.getFirst());
        all.forEach(one -> common.entrySet().retainAll(one.entrySet()));
        return common;
    }

    /**
     * Does it for every app. One that is gone, or for which it is refused, does not keep it from the others; a platform
     * that fails does.
     *
     * @throws PlatformFailure.AppNotFound when none of the apps is there any more
     */
    static void each(List<BoundApp> apps, Consumer<BoundApp> work) {
        PlatformFailure.@Nullable Refused refused = null;
        int gone = 0;
        for (BoundApp app : apps) {
            try {
                work.accept(app);
            } catch (PlatformFailure.AppNotFound e) {
                gone++;
            } catch (PlatformFailure.Refused e) {
                refused = e;
            }
        }
        if (refused != null) {
            throw refused;
        }
        if (gone > 0 && gone == apps.size()) {
            throw new PlatformFailure.AppNotFound();
        }
    }
}
