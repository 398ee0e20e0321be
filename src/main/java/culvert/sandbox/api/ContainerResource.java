package culvert.sandbox.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import culvert.sandbox.SandboxOnly;
import culvert.sandbox.containers.Container;
import culvert.sandbox.containers.Formation;
import culvert.sandbox.platform.App;
import culvert.sandbox.platform.Apps;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The containers of an app, for {@code scalingo ps}. */
@SandboxOnly
@Singleton
@Path("/v1/apps")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class ContainerResource {

    private static final String TYPE = "web";

    private final Callers callers;
    private final Apps apps;
    private final Formation formation;

    ContainerResource(Callers callers, Apps apps, Formation formation) {
        this.callers = callers;
        this.apps = apps;
        this.formation = formation;
    }

    record Size(
            String id,
            String name,
            @JsonProperty("human_name") String humanName) {}

    record Body(
            String id,
            @JsonProperty("app_id") String appId,
            String type,
            @JsonProperty("type_index") int typeIndex,
            String label,
            String state,
            String command,
            @JsonProperty("created_at") Instant createdAt,
            @JsonProperty("container_size") Size size) {}

    record TypeBody(@JsonProperty("app_id") String appId, String name, int amount, String command, String size) {}

    @GET
    @Path("{app}/ps")
    public Map<String, List<Body>> running(
            @HeaderParam("Authorization") @Nullable String authorization, @PathParam("app") String name) {
        callers.requireUser(authorization);
        App app = apps.find(name);
        return Map.of(
                "containers",
                formation.containers(app).stream().map(each -> body(app, each)).toList());
    }

    /** The kinds of containers; the client asks for them when it filters logs. */
    @GET
    @Path("{app}/containers")
    public Map<String, List<TypeBody>> types(
            @HeaderParam("Authorization") @Nullable String authorization, @PathParam("app") String name) {
        callers.requireUser(authorization);
        return Map.of("containers", List.of(new TypeBody(apps.find(name).id(), TYPE, 1, "", "S")));
    }

    private static Body body(App app, Container container) {
        return new Body(
                container.id(),
                app.id(),
                TYPE,
                1,
                container.label(),
                container.state().wireName(),
                "",
                container.startedAt(),
                new Size("S", "S", "Small"));
    }
}
