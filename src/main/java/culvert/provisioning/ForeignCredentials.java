package culvert.provisioning;

import io.quarkus.security.ForbiddenException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Right credentials of another marketplace are wrong ones here: every protocol wants 401 for those, none knows 403. */
final class ForeignCredentials {

    @ServerExceptionMapper
    Response refuse(ForbiddenException refused) {
        return Response.status(Response.Status.UNAUTHORIZED)
                .header(HttpHeaders.WWW_AUTHENTICATE, "basic")
                .build();
    }
}
