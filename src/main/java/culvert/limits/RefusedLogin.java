package culvert.limits;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * What somebody is told whose credentials do not open a route: the same for none, wrong ones, and those of another
 * marketplace, so that nobody learns which part was right.
 */
final class RefusedLogin {

    private static final String MESSAGE =
            "Basic credentials are missing or wrong. They are the user name and password that "
                    + "the add-on's manifest and the broker's settings agree on.";

    private final Guessing guessing;

    RefusedLogin(Guessing guessing) {
        this.guessing = guessing;
    }

    @ServerExceptionMapper
    Uni<Response> failed(AuthenticationFailedException failure, HttpServerRequest request) {
        return guessing.slow(request, unauthorized());
    }

    @ServerExceptionMapper
    Uni<Response> none(UnauthorizedException none) {
        return Uni.createFrom().item(unauthorized());
    }

    @ServerExceptionMapper
    Uni<Response> another(ForbiddenException another, HttpServerRequest request) {
        return guessing.slow(request, unauthorized());
    }

    // 'error' and 'message' are Scalingo's and Heroku's words, 'description' that of the Open Service Broker API.
    private static Response unauthorized() {
        return Response.status(Response.Status.UNAUTHORIZED)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Culvert\", charset=\"UTF-8\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(Map.of("error", MESSAGE, "message", MESSAGE, "description", MESSAGE))
                .build();
    }
}
