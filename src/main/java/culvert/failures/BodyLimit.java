package culvert.failures;

import culvert.settings.Settings;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Answers 413 to a body that says beforehand that it is too large, and reads on without keeping anything: Quarkus' own
 * limit would close the connection while the client still sends, and the client would see a broken line instead of an
 * answer. That limit stays for bodies that do not say how long they are.
 */
@ApplicationScoped
class BodyLimit {

    private static final int FIRST = Integer.MAX_VALUE;

    private final int most;

    BodyLimit(Settings settings) {
        this.most = settings.bodyMax();
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, FIRST);
    }

    private void check(RoutingContext exchange) {
        if (announcedLength(exchange.request()) <= most) {
            exchange.next();
            return;
        }
        exchange.request().handler(forgotten -> {}).resume();
        String message = "the body is larger than " + most + " bytes";
        exchange.response()
                .setStatusCode(413)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .end("{\"error\":\"" + message + "\",\"message\":\"" + message + "\"}");
    }

    private static long announcedLength(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        // Vert.x has refused a length that is no number before we see the request.
        return length == null ? 0 : Long.parseLong(length);
    }
}
