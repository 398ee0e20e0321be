package culvert.settings;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads how to reach a Kubernetes. */
final class KubernetesReader {

    static final String KUBERNETES = "CULVERT_KUBERNETES";

    private static final String IN_CLUSTER = "in-cluster";

    // Where Kubernetes puts the credentials of a pod.
    private static final Path SERVICE_ACCOUNT = Path.of("/var/run/secrets/kubernetes.io/serviceaccount/token");

    private KubernetesReader() {}

    static Optional<KubernetesSettings> read(Environment environment) {
        Optional<String> way = environment.text(KUBERNETES);
        if (way.isEmpty()) {
            return Optional.empty();
        }
        if (way.get().equals(IN_CLUSTER)) {
            if (!Files.isReadable(SERVICE_ACCOUNT)) {
                environment.mistake(
                        KUBERNETES + " is " + IN_CLUSTER + ", but this is no pod: " + SERVICE_ACCOUNT + " is missing.");
            }
            return Optional.of(new KubernetesSettings(Optional.empty()));
        }
        return kubeconfig(way.get(), environment);
    }

    private static Optional<KubernetesSettings> kubeconfig(String file, Environment environment) {
        try {
            Path path = Path.of(file);
            if (Files.isRegularFile(path) && Files.isReadable(path)) {
                return Optional.of(new KubernetesSettings(Optional.of(path)));
            }
        } catch (InvalidPathException e) {
            environment.mistake(KUBERNETES + " is no path: " + e.getReason() + ".");
            return Optional.empty();
        }
        environment.mistake(KUBERNETES + " must be " + IN_CLUSTER + " or a kubeconfig file that can be read, but is '"
                + file + "'.");
        return Optional.empty();
    }
}
