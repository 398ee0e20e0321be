package culvert.dashboard;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/**
 * The headers of everything below sign-on, dashboard and the links in mails. Set before the request is handled, so that answers of the server
 * itself, such as 405 and 500, carry them too; only a body that is too large is turned away before.
 */
@ApplicationScoped
class PageHeaders {

    private static final int BEFORE_ROUTES = 100;
    private static final List<String> PLACES = List.of("/sso/", "/dashboard/", "/operator", "/mail/");

    private static final String CONTENT_SECURITY_POLICY = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self'",
            "connect-src 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'",
            "base-uri 'none'");

    void register(@Observes Filters filters) {
        filters.register(PageHeaders::add, BEFORE_ROUTES);
    }

    private static void add(RoutingContext exchange) {
        if (PLACES.stream().anyMatch(exchange.normalizedPath()::startsWith)) {
            HttpServerResponse response = exchange.response();
            response.putHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY);
            response.putHeader("Cache-Control", "no-store");
            // Same-origin, not none: our own forms say where they come from, the platform never learns a page's
            // address.
            response.putHeader("Referrer-Policy", "same-origin");
            response.putHeader("X-Content-Type-Options", "nosniff");
        }
        exchange.next();
    }
}
