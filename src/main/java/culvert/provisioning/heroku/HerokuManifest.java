package culvert.provisioning.heroku;

import culvert.provisioning.Marketplaces;
import culvert.provisioning.NestedManifest;
import culvert.settings.HerokuSettings;
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
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** The manifest to submit to Heroku, for whoever has the credentials in it. */
@Path("/heroku")
@ApplicationScoped
public class HerokuManifest {

    private static final Logger LOG = Logger.getLogger(HerokuManifest.class);
    private static final String NO_PREFIX = "Heroku takes only variables whose names begin with one common word and an "
            + "underscore; those in config_vars of the manifest do not.";

    private final Settings settings;

    HerokuManifest(Settings settings) {
        this.settings = settings;
    }

    // An operator is to learn this from the log, not from the platform that refuses the manifest.
    void warn(@Observes StartupEvent starting) {
        if (settings.heroku().isPresent()
                && prefix(settings.manifest().variables()).isEmpty()) {
            LOG.warn(NO_PREFIX);
        }
    }

    @GET
    @Path("/manifest")
    @RolesAllowed(Marketplaces.HEROKU)
    @Produces(MediaType.APPLICATION_JSON)
    public Response manifest() {
        HerokuSettings heroku = settings.heroku().orElseThrow(NotFoundException::new);
        return prefix(settings.manifest().variables())
                .map(prefix -> Response.ok(NestedManifest.of(
                        settings.manifest(),
                        heroku.credentials(),
                        settings.publicUrl(),
                        "heroku",
                        prefix,
                        List.of("us", "eu"),
                        "3")))
                .orElseGet(() -> Response.status(Response.Status.CONFLICT)
                        .entity(Map.of("error", NO_PREFIX, "message", NO_PREFIX)))
                .build();
    }

    /** The first word of all names, which need not be the id of the add-on here; empty when they have none in common. */
    static Optional<String> prefix(Set<String> variables) {
        Set<String> words = variables.stream()
                .map(name -> name.substring(0, Math.max(0, name.indexOf('_'))))
                .collect(Collectors.toSet());
        return words.size() == 1
                ? words.stream().filter(word -> !word.isEmpty()).findFirst()
                : Optional.empty();
    }
}
