package culvert.platforms.kubernetes;

import culvert.platforms.BoundApp;
import culvert.platforms.BoundApps;
import culvert.platforms.Platform;
import culvert.resources.AppId;
import java.util.Map;
import java.util.Set;

/**
 * Writes the Secret {@code <deployment>-vpn} beside every bound Deployment, whose pods take their variables from it, and
 * has the pods replaced. Restarting twice for one content is nothing: Kubernetes sees no change.
 */
final class KubernetesPlatform implements Platform {

    private final Cluster cluster;
    private final BoundApps apps;

    KubernetesPlatform(Cluster cluster, BoundApps apps) {
        this.cluster = cluster;
        this.apps = apps;
    }

    @Override
    public boolean reaches(AppId instance) {
        return !apps.of(instance).isEmpty();
    }

    /** The variables that all bound Deployments have with the same values. */
    @Override
    public Map<String, String> variables(AppId instance) {
        return BoundApps.common(apps.of(instance), this::read);
    }

    @Override
    public void publish(AppId instance, Map<String, String> variables) {
        BoundApps.each(apps.of(instance), app -> {
            // A Secret whose Deployment is gone would stay behind for ever.
            cluster.requireDeployment(app.place(), app.app());
            cluster.apply(app.place(), secretOf(app), variables);
        });
    }

    @Override
    public boolean restartsOnPublish() {
        return false;
    }

    @Override
    public void restart(AppId instance) {
        BoundApps.each(apps.of(instance), app -> cluster.restart(app.place(), app.app(), secretOf(app)));
    }

    /** Kubernetes knows nothing of bindings: the Secret is ours to remove. */
    @Override
    public void takeBack(AppId instance, BoundApp app, Set<String> variables) {
        cluster.remove(app.place(), secretOf(app), variables);
        cluster.restartWithout(app.place(), app.app());
    }

    private Map<String, String> read(BoundApp app) {
        cluster.requireDeployment(app.place(), app.app());
        return cluster.read(app.place(), secretOf(app));
    }

    private static String secretOf(BoundApp app) {
        return app.app() + "-vpn";
    }
}
