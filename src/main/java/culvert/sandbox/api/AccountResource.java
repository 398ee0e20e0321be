package culvert.sandbox.api;

import culvert.sandbox.SandboxOnly;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What Scalingo has on a service of its own, {@code auth.scalingo.com}: tokens, the user, the regions. */
@SandboxOnly
@Singleton
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class AccountResource {

    static final String REGION = "sandbox";

    private final Callers callers;
    private final AccessTokens tokens;

    AccountResource(Callers callers, AccessTokens tokens) {
        this.callers = callers;
        this.tokens = tokens;
    }

    /** Basic with an empty user; the password is the API token. */
    @POST
    @Path("tokens/exchange")
    public Map<String, String> exchange(@HeaderParam("Authorization") @Nullable String authorization) {
        String pair = Callers.basic(authorization);
        return Map.of("token", tokens.exchange(pair.substring(pair.indexOf(':') + 1)));
    }

    @GET
    @Path("users/self")
    public Map<String, Object> self(@HeaderParam("Authorization") @Nullable String authorization) {
        callers.requireUser(authorization);
        return Map.of(
                "user",
                Map.of(
                        "id", Owner.ID,
                        "username", Owner.USERNAME,
                        "fullname", "Sandbox",
                        "email", Owner.EMAIL,
                        "flags", Map.of()));
    }

    /** Public, because clients ask for it before they have a token. */
    @GET
    @Path("regions")
    public Map<String, Object> regions(@Context UriInfo uri) {
        String here = uri.getBaseUri().resolve("/").toString().replaceFirst("/$", "");
        return Map.of(
                "regions",
                List.of(Map.of(
                        "name",
                        REGION,
                        "display_name",
                        "Sandbox",
                        "api",
                        here,
                        "database_api",
                        here,
                        "dashboard",
                        here + "/sandbox",
                        "ssh",
                        "localhost:22",
                        "default",
                        true)));
    }
}
