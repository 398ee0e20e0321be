package culvert.secrecy;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;

/** All that is logged, at the finest level there is, with the traces of what was thrown. */
final class EveryLogLine extends Handler implements AutoCloseable {

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final PatternFormatter formatter = new PatternFormatter("%c %s%e");
    private final Logger root = Logger.getLogger("");
    private final Level before = root.getLevel();

    static EveryLogLine capture() {
        EveryLogLine log = new EveryLogLine();
        log.setLevel(Level.ALL);
        log.root.addHandler(log);
        log.root.setLevel(Level.ALL);
        return log;
    }

    List<String> lines() {
        return lines;
    }

    @Override
    public void publish(LogRecord line) {
        lines.add(formatter.format(ExtLogRecord.wrap(line)));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        root.removeHandler(this);
        root.setLevel(before);
    }
}
