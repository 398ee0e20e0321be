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
import java.util.Set;
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

    private final Set<Guest> inside = ConcurrentHashMap.newKeySet();
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
        Guest guest = Guest.of(exchange.request());
        inside.add(guest);
        exchange.addEndHandler(ended -> inside.remove(guest));
        exchange.next();
    }

    private boolean isFull() {
        return inside.size() >= MOST_AT_ONCE
                && inside.stream().filter(Guest::hasArrived).count() >= MOST_AT_ONCE;
    }

    private void cutOffSlowSenders(long now) {
        inside.forEach(guest -> {
            if (now - guest.since() > LONGEST_SENDING.toNanos() && !guest.hasArrived()) {
                guest.request().connection().close();
            }
        });
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

    /**
     * A request that was let in.
     *
     * @param length of its body; {@link #UNKNOWN} when it does not say
     * @param since when it came, in nanoseconds of the system's own count
     */
    private record Guest(HttpServerRequest request, long length, long since) {

        private static final long UNKNOWN = -1;

        static Guest of(HttpServerRequest request) {
            String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
            long none = request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null ? 0 : UNKNOWN;
            return new Guest(request, length == null ? none : Long.parseLong(length), System.nanoTime());
        }

        // What has arrived may not have been read yet.
        boolean hasArrived() {
            return length == 0 || (length > 0 && request.bytesRead() >= length) || request.isEnded();
        }
    }
}
