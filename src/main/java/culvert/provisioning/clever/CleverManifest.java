package culvert.provisioning.clever;

import culvert.provisioning.Marketplaces;
import culvert.provisioning.NestedManifest;
import culvert.settings.CleverSettings;
import culvert.settings.Settings;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * The manifest to submit to Clever Cloud, for whoever has the credentials in it. There the name of every variable must
 * begin with the id of the add-on, and nothing can be said against that.
 */
@Path("/clever")
@ApplicationScoped
public class CleverManifest {

    private static final Logger LOG = Logger.getLogger(CleverManifest.class);

    private final Settings settings;

    CleverManifest(Settings settings) {
        this.settings = settings;
    }

    // An operator is to learn this from the log, not from customers whose variables are dropped.
    void warn(@Observes StartupEvent starting) {
        settings.clever().flatMap(this::illegal).ifPresent(LOG::warn);
    }

    @GET
    @Path("/manifest")
    @RolesAllowed(Marketplaces.CLEVER)
    @Produces(MediaType.APPLICATION_JSON)
    public Response manifest() {
        CleverSettings clever = settings.clever().orElseThrow(NotFoundException::new);
        return illegal(clever)
                .map(why -> Response.status(Response.Status.CONFLICT).entity(Map.of("error", why, "message", why)))
                .orElseGet(() -> Response.ok(NestedManifest.of(
                        settings.manifest(),
                        clever.credentials(),
                        settings.publicUrl(),
                        "clever",
                        null,
                        List.of("eu"),
                        null)))
                .build();
    }

    private Optional<String> illegal(CleverSettings clever) {
        String id = clever.credentials().basic().username();
        String prefix = NestedManifest.prefixOf(id) + "_";
        return settings.manifest().variables().stream()
                .filter(name -> !name.startsWith(prefix))
                .sorted()
                .findFirst()
                .map(name -> "Clever Cloud does not take the variable " + name + " from an add-on with the id '" + id
                        + "', for its name does not begin with " + prefix
                        + "; set CULVERT_CLEVER_USERNAME to an id that allows it, such as scalingo-vpnc.");
    }
}
