package culvert.dashboard;

import culvert.tunnels.ContainerTimeline;
import culvert.tunnels.Span;
import java.util.List;

/** The timeline as a table for other programs. */
final class TimelineExport {

    private TimelineExport() {}

    /** One row of the JSON. */
    record Row(String container, String from, String until, String state, String why) {}

    static List<Row> rows(List<ContainerTimeline> timelines) {
        return timelines.stream()
                .flatMap(each -> each.spans().stream().map(span -> row(each.container(), span)))
                .toList();
    }

    static String csv(List<ContainerTimeline> timelines) {
        StringBuilder csv = new StringBuilder("container,from,until,state,why\r\n");
        for (Row row : rows(timelines)) {
            csv.append(String.join(
                            ",", cell(row.container()), row.from(), row.until(), cell(row.state()), cell(row.why())))
                    .append("\r\n");
        }
        return csv.toString();
    }

    private static Row row(String container, Span span) {
        return new Row(
                container,
                span.from().toString(),
                span.until().toString(),
                span.kind().words(),
                span.why());
    }

    // A spreadsheet takes what begins like this for a formula, and names and reasons are a stranger's.
    private static String cell(String text) {
        String safe = text.isEmpty() || "=+-@\t\r".indexOf(text.charAt(0)) < 0 ? text : "'" + text;
        return '"' + safe.replace("\"", "\"\"") + '"';
    }
}
