package culvert.dashboard;

import culvert.tunnels.ContainerState;
import culvert.tunnels.ContainerStatus;
import culvert.tunnels.TunnelRun;
import culvert.tunnels.TunnelRun.Trouble;
import java.util.Locale;

/**
 * The tunnel of one container, as the page shows it.
 *
 * @param outdated whether the container was started with an older version than the newest
 * @param trouble what its supervisor said last about why it is not up; empty when it is
 * @param said the line of vpnc itself; may be empty
 */
public record ContainerView(
        String name,
        ContainerState state,
        Moment since,
        int version,
        boolean outdated,
        String address,
        String networks,
        String dns,
        String roundTrip,
        String trouble,
        String said,
        String next) {

    static ContainerView of(ContainerStatus container, int newestVersion) {
        TunnelRun run = container.run();
        boolean up = container.state() == ContainerState.CONNECTED;
        boolean ails = container.state() == ContainerState.FAILED || container.state() == ContainerState.LOST;
        return new ContainerView(
                container.container(),
                container.state(),
                new Moment(container.since()),
                run.version(),
                run.version() < newestVersion,
                up ? run.link().address() : "",
                up ? String.join(", ", run.link().networks()) : "",
                up ? String.join(", ", run.link().dns()) : "",
                up
                        ? run.probe()
                                .map(probe -> milliseconds(probe.roundTripMilliseconds()))
                                .orElse("")
                        : "",
                ails ? run.trouble().map(Trouble::message).orElse("") : "",
                ails ? run.trouble().map(Trouble::vpnc).orElse("") : "",
                container.state() == ContainerState.FAILED ? next(run) : "");
    }

    private static String next(TunnelRun run) {
        String count = run.failures() > 1 ? "Attempt " + run.failures() + " failed; the next" : "The next attempt";
        return count + " comes " + run.nextAttemptSeconds() + " seconds after it.";
    }

    private static String milliseconds(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.1f ms" : "%.0f ms", value);
    }
}
