package culvert.sandbox.setup;

import culvert.sandbox.SandboxOnly;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Whoever reaches the sandbox can press its buttons, so it is there for this machine only. Containers have addresses of
 * their own and must report all the same: from elsewhere, that path is all there is.
 */
@SandboxOnly
@Singleton
class ForThisMachine {

    private static final int FIRST = Integer.MAX_VALUE;
    private static final String REPORTS = "/reports/";

    void register(@Observes Filters filters) {
        filters.register(ForThisMachine::check, FIRST);
    }

    private static void check(RoutingContext exchange) {
        if (isOpenTo(exchange.request().remoteAddress(), exchange.normalizedPath())) {
            exchange.next();
        } else {
            exchange.response().setStatusCode(403).end();
        }
    }

    static boolean isOpenTo(SocketAddress caller, String path) {
        String address = String.valueOf(caller.hostAddress());
        boolean here = address.startsWith("127.") || address.matches("(0*:)*0*1") || address.startsWith("::ffff:127.");
        return here || path.startsWith(REPORTS);
    }
}
