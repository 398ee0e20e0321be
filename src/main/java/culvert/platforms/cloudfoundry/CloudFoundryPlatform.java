package culvert.platforms.cloudfoundry;

import culvert.platforms.BoundApp;
import culvert.platforms.BoundApps;
import culvert.platforms.Platform;
import culvert.resources.AppId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Sets the variables of every app that is bound to the service instance, and restarts those of them that run. An app that
 * was restarted for a config is not restarted again for it because another app's turn failed.
 */
final class CloudFoundryPlatform implements Platform {

    private final CloudController cloud;
    private final BoundApps apps;

    CloudFoundryPlatform(CloudController cloud, BoundApps apps) {
        this.cloud = cloud;
        this.apps = apps;
    }

    @Override
    public boolean reaches(AppId instance) {
        return !apps.of(instance).isEmpty();
    }

    /** The variables that all bound apps have with the same values. */
    @Override
    public Map<String, String> variables(AppId instance) {
        List<BoundApp> bound = apps.of(instance);
        if (bound.isEmpty()) {
            return Map.of();
        }
        Map<String, String> common =
                new HashMap<>(cloud.variables(bound.getFirst().app()));
        for (BoundApp other : bound.subList(1, bound.size())) {
            common.entrySet().retainAll(cloud.variables(other.app()).entrySet());
        }
        return common;
    }

    @Override
    public void publish(AppId instance, Map<String, String> variables) {
        BoundApps.each(apps.of(instance), app -> {
            apps.noteRestartDue(instance, app);
            cloud.setVariables(app.app(), variables);
        });
    }

    @Override
    public boolean restartsOnPublish() {
        return false;
    }

    @Override
    public void restart(AppId instance) {
        List<BoundApp> due =
                apps.of(instance).stream().filter(BoundApp::restartDue).toList();
        BoundApps.each(due, app -> {
            if (cloud.isStarted(app.app())) {
                cloud.restart(app.app());
            }
            apps.noteRestarted(instance, app);
        });
    }
}
