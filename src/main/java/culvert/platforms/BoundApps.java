package culvert.platforms;

import culvert.resources.AppId;
import java.util.List;

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
}
