package culvert.dashboard;

import culvert.tunnels.ResourceStatus;
import culvert.tunnels.TunnelsState;
import java.util.List;

/**
 * What the tunnels do, as the page shows it.
 *
 * @param headline in a few words
 * @param hint what to do next, or what cannot be known; may be empty
 * @param awaited whether containers of the newest version are about to report
 * @param said the newest lines about the tunnels in the logs of the containers, oldest first
 */
public record TunnelsView(
        TunnelsState state,
        String headline,
        String hint,
        boolean awaited,
        List<ContainerView> containers,
        List<SaidLine> said) {

    public TunnelsView {
        containers = List.copyOf(containers);
        said = List.copyOf(said);
    }

    /** One line of a container's log. */
    public record SaidLine(Moment at, String container, String text) {}

    static String headline(ResourceStatus status) {
        int all = status.containers().size();
        return switch (status.state()) {
            case CONNECTED -> all == 1 ? "The tunnel is up" : "The tunnel is up in all " + all + " containers";
            case PARTLY -> "The tunnel is up in " + status.connected() + " of " + all + " containers";
            case STARTING -> "The tunnel is being opened";
            case DOWN -> "The tunnel is down";
            case UNKNOWN -> "Whether the tunnel is up is not known";
        };
    }
}
