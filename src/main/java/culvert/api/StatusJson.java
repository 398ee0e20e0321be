package culvert.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import culvert.tunnels.ContainerState;
import culvert.tunnels.ContainerStatus;
import culvert.tunnels.ResourceStatus;
import culvert.tunnels.TunnelRun;
import culvert.tunnels.TunnelRun.Trouble;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What the tunnels of a resource do.
 *
 * @param heard whether a supervisor of this resource ever reported
 */
record StatusJson(@Schema(examples = "partly connected") String state, boolean heard, List<Container> containers) {

    /** One container; what is not known is left out. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Container(
            @Schema(examples = "web-1") String name,
            @Schema(examples = "failed") String state,
            @Schema(examples = "2026-11-21T12:00:00Z") String since,
            int version,
            @Nullable String address,
            @Nullable List<String> networks,
            @Nullable List<String> dns,
            @Nullable Double roundTripMilliseconds,

            @Schema(examples = "credentials-refused") @Nullable
            String cause,

            @Schema(examples = "user name or password refused") @Nullable
            String message) {}

    static StatusJson of(ResourceStatus status) {
        return new StatusJson(
                status.state().words(),
                status.heard(),
                status.containers().stream().map(StatusJson::container).toList());
    }

    private static Container container(ContainerStatus status) {
        TunnelRun run = status.run();
        boolean up = status.state() == ContainerState.CONNECTED;
        boolean ails = status.state() == ContainerState.FAILED || status.state() == ContainerState.LOST;
        return new Container(
                status.container(),
                status.state().words(),
                status.since().toString(),
                run.version(),
                up && !run.link().address().isEmpty() ? run.link().address() : null,
                up ? run.link().networks() : null,
                up ? run.link().dns() : null,
                up
                        ? run.probe()
                                .map(TunnelRun.ProbeAnswer::roundTripMilliseconds)
                                .orElse(null)
                        : null,
                ails ? run.trouble().map(Trouble::cause).orElse(null) : null,
                ails ? run.trouble().map(Trouble::message).orElse(null) : null);
    }
}
