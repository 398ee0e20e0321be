package culvert.dashboard;

import culvert.delivery.Delivery;
import culvert.tunnels.ContainerState;
import culvert.tunnels.ContainerStatus;
import culvert.tunnels.ResourceStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The last step of a config's way: what the containers that were started with it say of their tunnels. */
final class TunnelStep {

    /** How long an app may take to restart before its silence is worth a word. */
    static final Duration RESTART = Duration.ofMinutes(3);

    private static final String NAME = "Tunnel";

    private TunnelStep() {}

    static Step of(Delivery delivery, ResourceStatus status, Instant now) {
        if (delivery.restartedAt().isEmpty()) {
            return Step.open(NAME, Step.State.LATER, "comes after that");
        }
        List<ContainerStatus> started = status.containers().stream()
                .filter(container -> container.run().version() == delivery.version())
                .toList();
        if (started.isEmpty()) {
            return isAwaited(delivery, status, now)
                    ? Step.open(NAME, Step.State.NOW, "waiting for the first container to report …")
                    : Step.open(NAME, Step.State.HELD, "no container with this version has reported");
        }
        long up = count(started, ContainerState.CONNECTED);
        if (up == started.size()) {
            return Step.done(NAME, "up in " + containers(up), firstUp(started));
        }
        return count(started, ContainerState.FAILED) > 0
                ? Step.open(NAME, Step.State.FAILED, "up in " + up + " of " + containers(started.size()))
                : Step.open(NAME, Step.State.NOW, "up in " + up + " of " + containers(started.size()) + " …");
    }

    /** Whether a container of this version should report within minutes, or its tunnel come up. */
    static boolean isAwaited(Delivery delivery, ResourceStatus status, Instant now) {
        boolean recent = delivery.restartedAt()
                .filter(restart -> restart.plus(RESTART).isAfter(now))
                .isPresent();
        return recent
                && status.containers().stream()
                        .noneMatch(container -> container.run().version() == delivery.version()
                                && container.state() == ContainerState.CONNECTED);
    }

    private static Moment firstUp(List<ContainerStatus> containers) {
        return new Moment(containers.stream()
                .flatMap(container -> container.run().firstConnectedAt().stream())
                .min(Instant::compareTo)
                .orElseThrow());
    }

    private static long count(List<ContainerStatus> containers, ContainerState state) {
        return containers.stream().filter(each -> each.state() == state).count();
    }

    private static String containers(long count) {
        return count == 1 ? "1 container" : count + " containers";
    }
}
