package culvert.dashboard;

import culvert.audit.AuditEntry;
import java.util.List;

/**
 * What the page of a resource's activity shows.
 *
 * @param nextBefore the entry after which the next page goes on; 0 when this is the last one
 */
public record ActivityView(Frame frame, List<Line> lines, long nextBefore) {

    /** One entry, in words. */
    public record Line(String who, String what, String detail, String isoTime, String time) {
        static Line of(AuditEntry entry) {
            Moment moment = new Moment(entry.at());
            String who = entry.kind().equals("marketplace") ? "platform (" + entry.actor() + ")" : entry.actor();
            return new Line(who, entry.words(), entry.detail(), moment.iso(), moment.text());
        }
    }

    static ActivityView of(Frame frame, List<AuditEntry> entries, int full) {
        return new ActivityView(
                frame,
                entries.stream().map(Line::of).toList(),
                entries.size() < full ? 0 : entries.getLast().id());
    }
}
