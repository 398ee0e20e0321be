package culvert.sso;

import culvert.resources.PlatformName;
import culvert.settings.HerokuSettings;
import culvert.settings.Settings;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Where Heroku sends the browser of a customer who opens the add-on's dashboard, with a form. */
@Path("/sso/heroku")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@RunOnVirtualThread
public class HerokuSignOn {

    private final SignOn signOn;
    private final NavData navData;
    private final Settings settings;

    HerokuSignOn(SignOn signOn, NavData navData, Settings settings) {
        this.signOn = signOn;
        this.navData = navData;
        this.settings = settings;
    }

    @POST
    public Response enter(byte[] form) {
        HerokuSettings heroku = settings.heroku().orElseThrow(NoEntry::new);
        SignOnFields fields = SignOnFields.ofForm(form);
        SignOnProof proof = HerokuProof.strongest(fields).orElseThrow(NoEntry::new);
        Response entered =
                signOn.enter(PlatformName.HEROKU, proof, heroku.credentials().ssoSalt());
        return navData.echo(fields, entered);
    }
}
