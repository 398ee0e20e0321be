package culvert.sandbox.containers;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/** What one app printed lately, in memory. */
public final class AppLog {

    private static final int KEPT = 5_000;
    private static final int LINE_MAX = 4_096;

    private final Clock clock;
    private final Deque<LogLine> lines = new ArrayDeque<>();
    private long last;

    AppLog(Clock clock) {
        this.clock = clock;
    }

    synchronized void add(String source, String text) {
        String shown = text.length() > LINE_MAX ? text.substring(0, LINE_MAX) + " …" : text;
        last++;
        lines.addLast(new LogLine(last, clock.instant(), source, shown));
        if (lines.size() > KEPT) {
            lines.removeFirst();
        }
    }

    /** The newest {@code count} of the lines that match, oldest first. */
    public synchronized List<LogLine> tail(int count, Predicate<LogLine> wanted) {
        List<LogLine> matching = lines.stream().filter(wanted).toList();
        return matching.subList(Math.max(0, matching.size() - count), matching.size());
    }

    /** Lines with a number above {@code number}, oldest first. */
    public synchronized List<LogLine> after(long number) {
        return lines.stream().filter(line -> line.number() > number).toList();
    }
}
