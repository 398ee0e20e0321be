package culvert.platforms.kubernetes;

import culvert.platforms.PlatformFailure;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** What we do in a cluster, and what can go wrong there as a {@link PlatformFailure}. */
final class Cluster {

    private static final String FIELD_MANAGER = "culvert";

    private static final Map.Entry<String, String> MARK = Map.entry("app.kubernetes.io/managed-by", FIELD_MANAGER);

    private final KubernetesClient client;

    private Cluster(KubernetesClient client) {
        this.client = client;
    }

    /**
     * A cluster.
     *
     * @param longest how long to wait for one answer; nothing is repeated here, for deliveries are repeated as a whole
     */
    static Cluster connect(Config config, Duration longest) {
        Config ours = new ConfigBuilder(config)
                .withConnectionTimeout((int) longest.toMillis())
                .withRequestTimeout((int) longest.toMillis())
                .withRequestRetryBackoffLimit(0)
                .build();
        return new Cluster(new KubernetesClientBuilder().withConfig(ours).build());
    }

    /** Makes the Secret, or sets its data; labels and data of others in it stay. */
    void apply(String namespace, String name, Map<String, String> data) {
        Secret secret = new SecretBuilder()
                .withNewMetadata()
                .withNamespace(namespace)
                .withName(name)
                .addToLabels(MARK.getKey(), MARK.getValue())
                .endMetadata()
                .withType("Opaque")
                .withData(encoded(data))
                .build();
        call(() -> client.secrets()
                .resource(secret)
                .fieldManager(FIELD_MANAGER)
                .forceConflicts()
                .serverSideApply());
    }

    /** Removes our data, and with it the Secret, unless somebody else keeps data in it or made it. */
    void remove(String namespace, String name, Set<String> ours) {
        Optional<Secret> secret = secret(namespace, name).filter(Cluster::isOurs);
        if (secret.isEmpty()) {
            return;
        }
        Map<String, String> data = Optional.ofNullable(secret.get().getData()).orElse(Map.of());
        if (ours.containsAll(data.keySet())) {
            call(() -> client.secrets().inNamespace(namespace).withName(name).delete());
        } else {
            apply(namespace, name, Map.of());
        }
    }

    /** Lets a Deployment pass. @throws PlatformFailure.AppNotFound when there is none of this name */
    void requireDeployment(String namespace, String name) {
        call(() -> Optional.ofNullable(client.apps()
                        .deployments()
                        .inNamespace(namespace)
                        .withName(name)
                        .get())
                .orElseThrow(PlatformFailure.AppNotFound::new));
    }

    /** The data of the Secret; empty when there is none. */
    Map<String, String> read(String namespace, String name) {
        return secret(namespace, name).map(secret -> decoded(secret.getData())).orElse(Map.of());
    }

    /**
     * Has the pods of the Deployment replaced unless they were for this version of the Secret.
     *
     * @throws PlatformFailure.AppNotFound when there is no such Deployment
     */
    void restart(String namespace, String deployment, String secretName) {
        String version = secret(namespace, secretName)
                .orElseThrow(PlatformFailure.AppNotFound::new)
                .getMetadata()
                .getResourceVersion();
        annotate(namespace, deployment, "\"" + version + "\"");
    }

    /**
     * Has the pods replaced unless that was never done for a Secret, or was done without it before.
     *
     * @throws PlatformFailure.AppNotFound when there is no such Deployment
     */
    void restartWithout(String namespace, String deployment) {
        annotate(namespace, deployment, "null");
    }

    private Optional<Secret> secret(String namespace, String name) {
        return call(() -> Optional.ofNullable(
                client.secrets().inNamespace(namespace).withName(name).get()));
    }

    // Changing the annotation makes Kubernetes replace the pods; the Secret's version tells nothing about its content.
    private void annotate(String namespace, String deployment, String secretVersion) {
        String change = """
                {"spec": {"template": {"metadata": {"annotations": {"culvert/secret-version": %s}}}}}
                """.formatted(secretVersion);
        call(() -> Optional.ofNullable(client.apps()
                        .deployments()
                        .inNamespace(namespace)
                        .withName(deployment)
                        .patch(PatchContext.of(PatchType.STRATEGIC_MERGE), change))
                .orElseThrow(PlatformFailure.AppNotFound::new));
    }

    private static boolean isOurs(Secret secret) {
        return Optional.ofNullable(secret.getMetadata().getLabels())
                .orElse(Map.of())
                .entrySet()
                .contains(MARK);
    }

    private static <T> T call(Supplier<T> call) {
        try {
            return call.get();
        } catch (KubernetesClientException e) {
            throw ClusterFailures.of(e);
        }
    }

    private static Map<String, String> encoded(Map<String, String> data) {
        Map<String, String> encoded = new LinkedHashMap<>();
        data.forEach((name, value) ->
                encoded.put(name, Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8))));
        return encoded;
    }

    private static Map<String, String> decoded(Map<String, String> data) {
        Map<String, String> decoded = new LinkedHashMap<>();
        data.forEach((name, value) ->
                decoded.put(name, new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8)));
        return decoded;
    }
}
