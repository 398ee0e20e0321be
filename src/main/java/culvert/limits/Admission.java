package culvert.limits;

import culvert.limits.Places.Place;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;

/**
 * Takes no more requests at once than can be answered soon, and turns the others away at once: who waits in a long line has
 * given up before its turn comes. Slow senders keep nobody out, and whoever is too slow is cut off.
 */
@ApplicationScoped
class Admission {

    private static final Duration SWEEP = Duration.ofSeconds(5);
    private static final int BEFORE_THE_REST = Integer.MAX_VALUE - 1;

    private final Places places = new Places(System.nanoTime());
    private final Vertx vertx;

    Admission(Vertx vertx) {
        this.vertx = vertx;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, BEFORE_THE_REST);
    }

    void watchSlowSenders(@Observes StartupEvent started) {
        vertx.setPeriodic(SWEEP.toMillis(), timer -> places.look(System.nanoTime()));
    }

    private void check(RoutingContext exchange) {
        Request request = new Request(exchange.request());
        if (request.length() == 0 && isForOperations(exchange.normalizedPath())) {
            exchange.next();
            return;
        }
        Optional<Place> place = places.admit(request, System.nanoTime());
        if (place.isEmpty()) {
            refuse(exchange);
            return;
        }
        // A page that is followed live is answered from its head on, and stays open for hours.
        exchange.addHeadersEndHandler(answered -> place.get().leave());
        exchange.addEndHandler(ended -> place.get().leave());
        exchange.next();
    }

    // Whoever watches the broker must see it above all when it is full.
    private static boolean isForOperations(String path) {
        return path.startsWith("/q/health") || path.equals("/q/metrics");
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

    private record Request(HttpServerRequest request, long length) implements Guest {

        Request(HttpServerRequest request) {
            this(request, length(request));
        }

        @Override
        public boolean hasArrived() {
            return (length > 0 && request.bytesRead() >= length) || request.isEnded();
        }

        @Override
        public void cutOff() {
            request.connection().close();
        }

        private static long length(HttpServerRequest request) {
            String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
            if (length != null) {
                return Long.parseLong(length);
            }
            return request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null ? 0 : UNKNOWN;
        }
    }
}
