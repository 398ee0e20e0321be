package culvert.dashboard;

import culvert.resources.ResourceId;
import culvert.sso.DashboardAddress;
import culvert.sso.Sessions;
import culvert.sso.Sessions.SignedOn;
import culvert.tunnels.WatchChoices;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the tunnels did in the last 30 days, as a picture, a table and files; and the badge that shows it to others. */
@Path("/dashboard/{id}/timeline")
@Consumes(MediaType.WILDCARD)
@RunOnVirtualThread
public class TimelinePage {

    private final Sessions sessions;
    private final Posts posts;
    private final TimelineViews views;
    private final WatchChoices choices;

    TimelinePage(Sessions sessions, Posts posts, TimelineViews views, WatchChoices choices) {
        this.sessions = sessions;
        this.posts = posts;
        this.views = views;
        this.choices = choices;
    }

    @GET
    public Response page(@BeanParam Caller caller, @CookieParam(Notice.COOKIE) @Nullable String noticed) {
        SignedOn who = who(caller);
        Optional<Notice> notice = Notice.in(noticed);
        Response page = Pages.answer(
                200, Pages.timeline(views.page(who, notice.map(Notice::text).orElse(""))));
        return notice.isEmpty()
                ? page
                : Response.fromResponse(page)
                        .cookie(Notice.removal(who.resource().id()))
                        .build();
    }

    /** For a spreadsheet. */
    @GET
    @Path("csv")
    public Response csv(@BeanParam Caller caller) {
        ResourceId id = who(caller).resource().id();
        return file("csv", "text/csv; charset=utf-8", TimelineExport.csv(views.timelines(id)));
    }

    /** For a program. */
    @GET
    @Path("json")
    public Response json(@BeanParam Caller caller) {
        ResourceId id = who(caller).resource().id();
        return file("json", MediaType.APPLICATION_JSON, TimelineExport.rows(views.timelines(id)));
    }

    /** Makes a badge, or gives it another address. */
    @POST
    @Path("badge")
    public Response badge(@BeanParam Caller caller, byte[] body) {
        SignedOn who = posts.sender(caller, FormFields.read(body));
        choices.renewBadge(who.resource().id());
        return back(who, Notice.BADGE_MADE);
    }

    /** Takes the badge away. */
    @POST
    @Path("badge/remove")
    public Response removeBadge(@BeanParam Caller caller, byte[] body) {
        SignedOn who = posts.sender(caller, FormFields.read(body));
        choices.removeBadge(who.resource().id());
        return back(who, Notice.BADGE_REMOVED);
    }

    private SignedOn who(Caller caller) {
        return sessions.require(new ResourceId(caller.id()), caller.session());
    }

    private static Response file(String ending, String type, Object content) {
        return Response.ok(content, type)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"timeline." + ending + "\"")
                .build();
    }

    private static Response back(SignedOn who, Notice notice) {
        ResourceId id = who.resource().id();
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, DashboardAddress.of(id) + Section.TIMELINE.path())
                .cookie(notice.cookie(id))
                .build();
    }
}
