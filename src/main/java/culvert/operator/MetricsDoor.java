package culvert.operator;

import culvert.security.Secret;
import culvert.settings.Settings;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;

/** Lets only those read the metrics who have the token; without one there are none to read. */
@ApplicationScoped
class MetricsDoor {

    private static final int BEFORE_ROUTES = 200;
    private static final String PLACE = "/q/metrics";
    private static final String BEARER = "Bearer ";

    private final Optional<Secret> token;

    MetricsDoor(Settings settings) {
        this.token = settings.operator().metricsToken();
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, BEFORE_ROUTES);
    }

    private void check(RoutingContext exchange) {
        if (!(exchange.normalizedPath() + "/").startsWith(PLACE + "/")) {
            exchange.next();
        } else if (token.isEmpty()) {
            refuse(exchange, 404, "Metrics are off: CULVERT_METRICS_TOKEN is not set.");
        } else if (hasToken(exchange)) {
            exchange.next();
        } else {
            exchange.response().putHeader("WWW-Authenticate", "Bearer realm=\"Culvert metrics\"");
            refuse(exchange, 401, "Send the token of CULVERT_METRICS_TOKEN as 'Authorization: Bearer …'.");
        }
    }

    private boolean hasToken(RoutingContext exchange) {
        String header = exchange.request().getHeader(HttpHeaders.AUTHORIZATION);
        return header != null
                && header.startsWith(BEARER)
                && token.filter(right -> right.matches(header.substring(BEARER.length())))
                        .isPresent();
    }

    private static void refuse(RoutingContext exchange, int status, String message) {
        exchange.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(message + "\n");
    }
}
