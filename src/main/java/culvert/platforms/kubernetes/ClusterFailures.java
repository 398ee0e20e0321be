package culvert.platforms.kubernetes;

import culvert.platforms.PlatformFailure;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusDetails;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Reads the one exception of the Kubernetes client. */
final class ClusterFailures {

    private ClusterFailures() {}

    static PlatformFailure of(KubernetesClientException failure) {
        if (failure.getCode() > 0) {
            return PlatformFailure.answered(failure.getCode(), retryAfter(failure));
        }
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException) {
                return PlatformFailure.Unavailable.notReached(failure);
            }
            if (cause instanceof TimeoutException || cause instanceof HttpTimeoutException) {
                return PlatformFailure.Unavailable.noAnswer("did not answer in time", failure);
            }
        }
        return PlatformFailure.Unavailable.noAnswer("cut the connection", failure);
    }

    // Kubernetes says it in the header and in the body; the client keeps the body.
    private static @Nullable Duration retryAfter(KubernetesClientException failure) {
        return Optional.ofNullable(failure.getStatus())
                .map(Status::getDetails)
                .map(StatusDetails::getRetryAfterSeconds)
                .map(Duration::ofSeconds)
                .orElse(null);
    }
}
