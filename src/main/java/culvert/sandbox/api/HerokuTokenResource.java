package culvert.sandbox.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import culvert.sandbox.SandboxOnly;
import culvert.sandbox.platform.Problem;
import culvert.sandbox.platform.Refused;
import culvert.sandbox.provider.HerokuGrant;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Heroku's identity service: grants and refresh tokens are exchanged for tokens. */
@SandboxOnly
@Singleton
@Path("/oauth/token")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@RunOnVirtualThread
class HerokuTokenResource {

    private static final int EIGHT_HOURS = 28_800;

    private final HerokuGrant grant;
    private final Watch watch;

    HerokuTokenResource(HerokuGrant grant, Watch watch) {
        this.grant = grant;
        this.watch = watch;
    }

    record Tokens(
            @JsonProperty("access_token") String accessToken,
            @JsonProperty("refresh_token") String refreshToken,
            @JsonProperty("expires_in") int expiresIn,
            @JsonProperty("token_type") String tokenType) {}

    @POST
    public Tokens exchange(
            @FormParam("client_secret") @DefaultValue("") String secret,
            @FormParam("code") @DefaultValue("") String code,
            @FormParam("refresh_token") @DefaultValue("") String refreshToken) {
        return watch.exchange(
                "POST",
                "/oauth/token",
                () -> grant.exchange(secret, code.isEmpty() ? refreshToken : code)
                        .map(uuid ->
                                new Tokens(grant.accessToken(uuid), grant.refreshToken(uuid), EIGHT_HOURS, "Bearer"))
                        .orElseThrow(() -> new Refused(new Problem.Unauthorized())));
    }
}
