package culvert.dashboard;

import java.util.List;

/**
 * The page of what the tunnels did.
 *
 * @param full newest first; nearly always none
 * @param badge the path of the status badge; empty when there is none
 * @param badgeAddress the same as others reach it
 */
public record TimelineView(
        Frame frame,
        String notice,
        int days,
        List<Line> lines,
        List<Outage> outages,
        List<Full> full,
        String badge,
        String badgeAddress) {

    public TimelineView {
        lines = List.copyOf(lines);
        outages = List.copyOf(outages);
        full = List.copyOf(full);
    }

    /**
     * One container.
     *
     * @param availability in per cent, in words
     */
    public record Line(String container, String availability, TimelinePicture picture) {}

    /**
     * A day of which not all that was reported is kept.
     *
     * @param leftOut how many events, in words; empty when none was
     */
    public record Full(String day, String leftOut) {}

    /** A time in which a tunnel was not up, or nobody knows. */
    public record Outage(String container, Moment from, Moment until, String length, String kind, String why) {}
}
