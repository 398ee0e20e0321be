package culvert.sso;

import culvert.resources.PlatformName;
import culvert.settings.ScalingoSettings;
import culvert.settings.Settings;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** Where Scalingo sends the browser of a customer who opens the add-on's dashboard. */
@Path("/sso/scalingo")
@RunOnVirtualThread
public class ScalingoSignOn {

    private final SignOn signOn;
    private final Settings settings;

    ScalingoSignOn(SignOn signOn, Settings settings) {
        this.signOn = signOn;
        this.settings = settings;
    }

    /**
     * Mail scanners and link previews ask with HEAD. The framework would carry out the GET for it, which uses the link up
     * before the person gets here.
     */
    @HEAD
    public Response look() {
        return Response.status(Response.Status.METHOD_NOT_ALLOWED)
                .header(HttpHeaders.ALLOW, HttpMethod.GET)
                .build();
    }

    @GET
    public Response enter(@Context UriInfo address) {
        ScalingoSettings scalingo = settings.scalingo().orElseThrow(NoEntry::new);
        SignOnFields fields = new SignOnFields(address.getQueryParameters());
        SignOnProof proof = SignOnLink.from(fields).orElseThrow(NoEntry::new);
        return signOn.enter(PlatformName.SCALINGO, proof, scalingo.credentials().ssoSalt());
    }
}
