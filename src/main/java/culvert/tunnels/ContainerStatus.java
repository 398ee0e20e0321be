package culvert.tunnels;

import java.time.Instant;

/** The tunnel of one container, as it is now. */
public record ContainerStatus(ContainerState state, Instant since, TunnelRun run) {

    static ContainerStatus of(TunnelRun run, Instant now) {
        return new ContainerStatus(ContainerState.of(run, now), ContainerState.since(run, now), run);
    }

    public String container() {
        return run.container();
    }
}
