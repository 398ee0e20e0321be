package culvert.sandbox.provider;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last exchanges between platform and provider, newest first. */
public final class Exchanges {

    private static final int KEPT = 50;

    private final Deque<Exchange> newestFirst = new ArrayDeque<>();

    public synchronized void add(Exchange exchange) {
        newestFirst.addFirst(exchange);
        if (newestFirst.size() > KEPT) {
            newestFirst.removeLast();
        }
    }

    public synchronized List<Exchange> newestFirst() {
        return List.copyOf(newestFirst);
    }
}
