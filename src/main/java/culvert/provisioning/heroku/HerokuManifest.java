package culvert.provisioning.heroku;

import culvert.provisioning.Marketplaces;
import culvert.provisioning.NestedManifest;
import culvert.settings.HerokuSettings;
import culvert.settings.Settings;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;

/** The manifest to submit to Heroku, for whoever has the credentials in it. */
@Path("/heroku")
public class HerokuManifest {

    private final Settings settings;

    HerokuManifest(Settings settings) {
        this.settings = settings;
    }

    @GET
    @Path("/manifest")
    @RolesAllowed(Marketplaces.HEROKU)
    @Produces(MediaType.APPLICATION_JSON)
    public NestedManifest manifest() {
        HerokuSettings heroku = settings.heroku().orElseThrow(NotFoundException::new);
        return NestedManifest.of(
                settings.manifest(),
                heroku.credentials(),
                settings.publicUrl(),
                "heroku",
                prefix(settings.manifest().variables()),
                List.of("us", "eu"),
                "3");
    }

    /** What all names have in common, in whole words: the names need not begin with the id of the add-on here. */
    static String prefix(Set<String> variables) {
        String common = variables.stream().min(String::compareTo).orElseThrow();
        for (String name : variables) {
            while (!name.startsWith(common + "_")) {
                int word = common.lastIndexOf('_');
                if (word < 0) {
                    return common;
                }
                common = common.substring(0, word);
            }
        }
        return common;
    }
}
