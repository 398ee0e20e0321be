package culvert.dashboard;

import culvert.audit.AuditEntry;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The trail as files that other programs read. */
final class ActivityFile {

    private static final String CELLS_THAT_COMPUTE = "=+-@\t\r";

    private ActivityFile() {}

    /** One entry as JSON. */
    record Line(String at, String kind, String actor, String act, String resource, String detail) {
        static Line of(AuditEntry entry) {
            return new Line(
                    entry.at().toString(), entry.kind(), entry.actor(), entry.act(), entry.resource(), entry.detail());
        }
    }

    /** Comma-separated values as RFC 4180 has them, with a line of names. */
    static String csv(List<AuditEntry> entries) {
        Stream<Line> lines = entries.stream().map(Line::of);
        return Stream.concat(
                        Stream.of("at,kind,actor,act,resource,detail"),
                        lines.map(
                                line -> Stream.of(line.at, line.kind, line.actor, line.act, line.resource, line.detail)
                                        .map(ActivityFile::cell)
                                        .collect(Collectors.joining(","))))
                .collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    // A spreadsheet takes a cell that begins so for a formula; an apostrophe in front makes it a text.
    private static String cell(String text) {
        boolean computes = !text.isEmpty() && CELLS_THAT_COMPUTE.indexOf(text.charAt(0)) >= 0;
        return '"' + (computes ? "'" : "") + text.replace("\"", "\"\"") + '"';
    }
}
