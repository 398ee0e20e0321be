package culvert.limits;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Takes no more requests at once than can be answered soon, and turns the others away at once: who waits in a long line has
 * given up before its turn comes. A request takes a place only when all of it has arrived, so that slow senders keep nobody
 * out; whoever is too slow is cut off.
 */
@ApplicationScoped
class Admission {

    // Beyond the 30 connections to the database everybody waits; this many are through in a fraction of a second.
    private static final int MOST_AT_ONCE = 400;
    private static final Duration LONGEST_SENDING = Duration.ofSeconds(30);
    private static final Duration SWEEP = Duration.ofSeconds(5);
    private static final int BEFORE_THE_REST = Integer.MAX_VALUE - 1;

    private final Map<HttpServerRequest, Long> inside = new ConcurrentHashMap<>();
    private final Vertx vertx;

    Admission(Vertx vertx) {
        this.vertx = vertx;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, BEFORE_THE_REST);
    }

    void watchSlowSenders(@Observes StartupEvent started) {
        vertx.setPeriodic(SWEEP.toMillis(), timer -> cutOffSlowSenders(System.nanoTime()));
    }

    private void check(RoutingContext exchange) {
        if (isFull() && !exchange.normalizedPath().startsWith("/q/health")) {
            refuse(exchange);
            return;
        }
        HttpServerRequest request = exchange.request();
        inside.put(request, System.nanoTime());
        exchange.addEndHandler(ended -> inside.remove(request));
        exchange.next();
    }

    private boolean isFull() {
        return inside.size() >= MOST_AT_ONCE
                && inside.keySet().stream().filter(Admission::hasArrived).count() >= MOST_AT_ONCE;
    }

    private void cutOffSlowSenders(long now) {
        inside.forEach((request, since) -> {
            if (now - since > LONGEST_SENDING.toNanos() && !hasArrived(request)) {
                request.connection().close();
            }
        });
    }

    // What has arrived may not have been read yet.
    private static boolean hasArrived(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        boolean empty = length == null && request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null;
        return empty || request.isEnded() || (length != null && request.bytesRead() >= Long.parseLong(length));
    }

    private static void refuse(RoutingContext exchange) {
        exchange.request().handler(forgotten -> {}).resume();
        String message = "Too many requests at this moment. Nothing was changed; try again.";
        exchange.response()
                .setStatusCode(503)
                .putHeader("Retry-After", "1")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .end("{\"error\":\"" + message + "\",\"message\":\"" + message + "\",\"description\":\"" + message
                        + "\"}");
    }
}
