package culvert.platforms.cloudfoundry;

import culvert.platforms.BoundApp;
import culvert.platforms.BoundApps;
import culvert.platforms.Platform;
import culvert.resources.AppId;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

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
        return BoundApps.common(apps.of(instance), app -> cloud.variables(app.app()));
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
        BoundApps.each(apps.of(instance), app -> {
            if (app.restartDue()) {
                restart(instance, app);
            }
        });
    }

    /** Cloud Foundry keeps what was set through its API when an app is unbound. */
    @Override
    public void takeBack(AppId instance, BoundApp app, Set<String> variables) {
        Set<String> there = new TreeSet<>(cloud.variables(app.app()).keySet());
        there.retainAll(variables);
        if (!there.isEmpty()) {
            apps.noteRestartDue(instance, app);
            cloud.unsetVariables(app.app(), there);
        }
        if (!there.isEmpty() || app.restartDue()) {
            restart(instance, app);
        }
    }

    private void restart(AppId instance, BoundApp app) {
        if (cloud.isStarted(app.app())) {
            cloud.restart(app.app());
        }
        apps.noteRestarted(instance, app);
    }
}
