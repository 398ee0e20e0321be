package culvert.dashboard;

import culvert.api.ApiTokens;
import culvert.dashboard.ProgramsView.Entry;
import culvert.resources.ResourceId;
import culvert.settings.Settings;
import culvert.sso.DashboardAddress;
import culvert.sso.Sessions;
import culvert.sso.Sessions.SignedOn;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** The tokens of a customer's programs. */
@Path("/dashboard/{id}/programs")
@Consumes(MediaType.WILDCARD)
@RunOnVirtualThread
public class ProgramsPage {

    private final Sessions sessions;
    private final Posts posts;
    private final ApiTokens tokens;
    private final Settings settings;

    ProgramsPage(Sessions sessions, Posts posts, ApiTokens tokens, Settings settings) {
        this.sessions = sessions;
        this.posts = posts;
        this.tokens = tokens;
        this.settings = settings;
    }

    @GET
    public Response page(@BeanParam Caller caller) {
        return page(sessions.require(new ResourceId(caller.id()), caller.session()), "", "");
    }

    /** Makes a token and shows it, this once. */
    @POST
    @Path("tokens")
    public Response make(@BeanParam Caller caller, byte[] body) {
        FormFields form = FormFields.read(body);
        SignedOn who = posts.sender(caller, form);
        Optional<String> token = tokens.make(who.resource().id(), form.text("name"));
        return page(who, token.orElse(""), token.isPresent() ? "" : "There are 50 tokens; revoke one first.");
    }

    /** Ends a token at once. */
    @POST
    @Path("tokens/{token}/revoke")
    public Response revoke(@BeanParam Caller caller, @PathParam("token") String token, byte[] body) {
        SignedOn who = posts.sender(caller, FormFields.read(body));
        ResourceId id = who.resource().id();
        tokens.revoke(id, token);
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, DashboardAddress.of(id) + Section.PROGRAMS.path())
                .build();
    }

    private Response page(SignedOn who, String fresh, String problem) {
        ResourceId id = who.resource().id();
        return Pages.answer(
                200,
                Pages.programs(new ProgramsView(
                        Frame.of(who, Section.PROGRAMS),
                        settings.publicUrl() + "/api/v1/resources/" + id,
                        fresh,
                        problem,
                        tokens.list(id).stream().map(Entry::of).toList())));
    }
}
