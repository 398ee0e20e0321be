package culvert.secrecy;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;

/**
 * All that is logged at debug, with the traces of what was thrown; by us, and by those through whose hands secrets go, at the
 * finest level there is.
 */
final class EveryLogLine extends Handler implements AutoCloseable {

    private static final Level DEBUG = org.jboss.logmanager.Level.DEBUG;

    // Requests of the test itself, and the platform and the receiver of webhooks that it plays.
    private static final List<String> OF_THE_TEST = List.of(
            "org.apache.http",
            "org.apache.hc",
            "org.eclipse.jetty",
            "com.sun.net.httpserver",
            "wiremock",
            "WireMock",
            "com.github.tomakehurst");

    private static final List<String> WHO_HAS_SECRETS = List.of(
            "culvert",
            "org.hibernate.orm.jdbc.bind",
            "org.hibernate.orm.jdbc.extract",
            "org.postgresql",
            "io.smallrye.jwt");

    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final PatternFormatter formatter = new PatternFormatter("%c %s%e");
    private final Logger root = Logger.getLogger("");
    private final Level before = root.getLevel();
    private final List<Handler> others = List.of(root.getHandlers());

    static EveryLogLine capture() {
        EveryLogLine log = new EveryLogLine();
        log.setLevel(Level.ALL);
        // Nobody reads ten thousand lines on the console.
        log.others.forEach(log.root::removeHandler);
        log.root.addHandler(log);
        log.root.setLevel(DEBUG);
        WHO_HAS_SECRETS.forEach(name -> Logger.getLogger(name).setLevel(Level.ALL));
        OF_THE_TEST.forEach(name -> Logger.getLogger(name).setLevel(Level.WARNING));
        return log;
    }

    List<String> lines() {
        return List.copyOf(lines);
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
        others.forEach(root::addHandler);
        root.setLevel(before);
        OF_THE_TEST.forEach(name -> Logger.getLogger(name).setLevel(null));
        WHO_HAS_SECRETS.forEach(name -> Logger.getLogger(name).setLevel(null));
    }
}
