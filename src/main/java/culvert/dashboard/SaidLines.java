package culvert.dashboard;

import culvert.dashboard.TunnelsView.SaidLine;
import culvert.tunnels.PastEvent;
import java.util.List;
import java.util.Objects;

/** What the log of a container said when something happened: the supervisor's own words, without their arrow. */
final class SaidLines {

    private static final int MOST = 12;

    private SaidLines() {}

    static List<SaidLine> newest(List<PastEvent> events) {
        return events.stream()
                .skip(Math.max(0, events.size() - MOST))
                .map(event -> new SaidLine(new Moment(event.at()), event.container(), text(event)))
                .toList();
    }

    static String text(PastEvent event) {
        String message = Objects.requireNonNullElse(event.message(), "");
        return switch (event.kind()) {
            case STARTING -> "Starting VPN connection";
            case CONNECTED -> "VPN connection established (address " + event.address() + ")";
            case LOST -> "VPN connection lost: " + message + "; reconnecting now";
            case FAILED -> "VPN connection failed: " + message;
            case TRIED ->
                "The gateway was tried with Diffie-Hellman group " + message + " and "
                        + (PastEvent.Kind.ACCEPTED.equals(event.cause()) ? "took it" : "refused it");
            case STOPPED -> "App ended, VPN connection closed";
            case SILENT -> "Nothing was heard of this container for a while";
        };
    }
}
