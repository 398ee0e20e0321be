package culvert.provisioning.osb;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Gives the name of a request back with its answer, also where the answer is 401 (OSB 2.17, Request Identity). */
@ApplicationScoped
class RequestIdentity {

    private static final String HEADER = "X-Broker-API-Request-Identity";
    private static final int BEFORE_ROUTES = 100;

    void register(@Observes Filters filters) {
        filters.register(RequestIdentity::echo, BEFORE_ROUTES);
    }

    private static void echo(RoutingContext exchange) {
        String identity = exchange.request().getHeader(HEADER);
        if (identity != null && !identity.isEmpty() && exchange.normalizedPath().startsWith("/v2/")) {
            exchange.response().putHeader(HEADER, identity);
        }
        exchange.next();
    }
}
