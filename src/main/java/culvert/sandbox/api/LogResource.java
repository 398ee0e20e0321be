package culvert.sandbox.api;

import culvert.sandbox.SandboxOnly;
import culvert.sandbox.containers.Formation;
import culvert.sandbox.containers.LogLine;
import culvert.sandbox.platform.App;
import culvert.sandbox.platform.Apps;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The log of an app, in two steps as on Scalingo: an address that carries its own permission, then the lines there. */
@SandboxOnly
@Singleton
@Path("/v1/apps")
@RunOnVirtualThread
class LogResource {

    private final Callers callers;
    private final AccessTokens tokens;
    private final Apps apps;
    private final Formation formation;
    private final AppJson json;

    LogResource(Callers callers, AccessTokens tokens, Apps apps, Formation formation, AppJson json) {
        this.callers = callers;
        this.tokens = tokens;
        this.apps = apps;
        this.formation = formation;
        this.json = json;
    }

    @GET
    @Path("{app}/logs")
    @Produces(MediaType.APPLICATION_JSON)
    public Map<String, Object> address(
            @HeaderParam("Authorization") @Nullable String authorization,
            @PathParam("app") String name,
            @Context UriInfo uri) {
        callers.requireUser(authorization);
        App app = apps.find(name);
        return Map.of(
                "app",
                json.of(app),
                "logs_url",
                uri.getBaseUri()
                        .resolve("/v1/apps/" + app.id() + "/logs/lines?token=" + tokens.issue())
                        .toString());
    }

    /**
     * The lines themselves, as text whatever the client accepts: Scalingo's asks for JSON and takes text.
     *
     * @param count how many, the newest
     * @param filter {@code web}, {@code web-1}, or several divided by {@code |}
     */
    @GET
    @Path("{app}/logs/lines")
    public Response lines(
            @PathParam("app") String name,
            @QueryParam("token") @DefaultValue("") String token,
            @QueryParam("n") @DefaultValue("20") int count,
            @QueryParam("filter") @DefaultValue("") String filter) {
        tokens.check(token);
        List<LogLine> lines = formation.log(apps.find(name)).tail(count, from(filter));
        if (lines.isEmpty()) {
            return Response.noContent().build();
        }
        return Response.ok(lines.stream().map(line -> line.print() + "\n").collect(Collectors.joining()))
                .type(MediaType.TEXT_PLAIN_TYPE.withCharset("utf-8"))
                .build();
    }

    private static Predicate<LogLine> from(String filter) {
        if (filter.isEmpty()) {
            return line -> true;
        }
        List<String> wanted = List.of(filter.split("\\|", -1));
        return line -> wanted.stream()
                .anyMatch(each -> line.source().equals(each) || line.source().startsWith(each + "-"));
    }
}
