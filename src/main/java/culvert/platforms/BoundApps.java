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
     * The apps that are bound no longer and may still have what was published to them. An app that is bound otherwise, also
     * to another instance, is not among them: what it has is what that one published.
     */
    List<LeftBehind> leftBehind(AppId instance);

    /**
     * Remembers that the app has nothing any more of what was published to it. If it was bound anew meanwhile, it is given
     * the config of that binding once more, for which of the two calls came first is not known.
     *
     * @param forGood whether nothing of before can take effect any more, so that the app need not be looked at again
     */
    void noteTakenBack(AppId instance, BoundApp app, boolean forGood);

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
