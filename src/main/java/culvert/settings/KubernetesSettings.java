package culvert.settings;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A Kubernetes whose Secrets and Deployments we may change.
 *
 * @param kubeconfig how to reach it; empty = it is the cluster that the broker runs in
 */
public record KubernetesSettings(Optional<Path> kubeconfig) {}
