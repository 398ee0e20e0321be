package culvert.sso;

import culvert.resources.PlatformName;
import culvert.security.Secret;
import culvert.settings.CleverSettings;
import culvert.settings.Settings;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Where Clever Cloud sends the browser of a customer who opens the add-on's dashboard, with a form. */
@Path("/sso/clever")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@RunOnVirtualThread
public class CleverSignOn {

    private final SignOn signOn;
    private final Settings settings;

    CleverSignOn(SignOn signOn, Settings settings) {
        this.signOn = signOn;
        this.settings = settings;
    }

    @POST
    public Response enter(byte[] form) {
        CleverSettings clever = settings.clever().orElseThrow(NoEntry::new);
        Secret salt = clever.credentials().ssoSalt();
        SignOnProof proof = CleverProof.right(SignOnFields.ofForm(form), salt).orElseThrow(NoEntry::new);
        return signOn.enter(PlatformName.CLEVER, proof, salt);
    }
}
