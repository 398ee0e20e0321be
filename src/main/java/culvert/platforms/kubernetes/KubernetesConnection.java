package culvert.platforms.kubernetes;

import culvert.platforms.BoundApps;
import culvert.platforms.ConnectedPlatform;
import culvert.platforms.Platform;
import culvert.platforms.PublishedToBindings;
import culvert.resources.PlatformName;
import culvert.settings.KubernetesSettings;
import culvert.settings.OsbSettings;
import culvert.settings.Settings;
import io.fabric8.kubernetes.client.Config;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/** Connects Kubernetes where its API may be called; elsewhere its apps get the variables with their bindings. */
@ApplicationScoped
class KubernetesConnection {

    // Restarting takes three calls: the Secret, the Deployment, its change.
    private static final Duration ONE_CALL = Duration.ofSeconds(Platform.LONGEST_CALL_SECONDS / 3);

    @Produces
    @Singleton
    ConnectedPlatform kubernetes(Settings settings, BoundApps apps) {
        Platform adapter = settings.osb()
                .flatMap(OsbSettings::kubernetes)
                .<Platform>map(on -> new KubernetesPlatform(Cluster.connect(config(on), ONE_CALL), apps))
                .orElseGet(PublishedToBindings::new);
        return new ConnectedPlatform(PlatformName.KUBERNETES, Optional.of(adapter));
    }

    private static Config config(KubernetesSettings settings) {
        return settings.kubeconfig()
                .map(file -> Config.fromKubeconfig(file.toFile()))
                .orElseGet(() -> Config.autoConfigure(null));
    }
}
