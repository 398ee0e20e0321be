package culvert.sandbox.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import culvert.sandbox.SandboxOnly;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The root of Cloud Foundry's API, which tells where its UAA is, and the UAA's tokens for clients. */
@SandboxOnly
@Singleton
@Path("/cloudfoundry")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class UaaResource {

    private final UaaTokens tokens;
    private final Watch watch;

    UaaResource(UaaTokens tokens, Watch watch) {
        this.tokens = tokens;
        this.watch = watch;
    }

    record Link(URI href) {}

    record Root(Map<String, Link> links) {}

    record Token(
            @JsonProperty("access_token") String accessToken,
            @JsonProperty("token_type") String tokenType,
            @JsonProperty("expires_in") long expiresIn) {}

    @GET
    public Root root(@Context UriInfo uri) {
        URI base = uri.getBaseUri().resolve("/cloudfoundry/");
        return new Root(Map.of("self", new Link(base), "uaa", new Link(base.resolve("uaa"))));
    }

    @POST
    @Path("uaa/oauth/token")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Token token(@HeaderParam("Authorization") @Nullable String authorization) {
        return watch.exchange(
                "POST",
                "/uaa/oauth/token",
                () -> new Token(tokens.issue(authorization), "bearer", UaaTokens.LIFE.toSeconds()));
    }
}
