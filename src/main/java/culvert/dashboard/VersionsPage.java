package culvert.dashboard;

import culvert.resources.Author;
import culvert.resources.ResourceId;
import culvert.resources.ResourceRefused;
import culvert.resources.Saved;
import culvert.rollback.Rollback;
import culvert.rollback.VersionNotes;
import culvert.sso.DashboardAddress;
import culvert.sso.NoEntry;
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
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All versions of a config: what differs, what became of them, and the way back. */
@Path("/dashboard/{id}/versions")
@Consumes(MediaType.WILDCARD)
@RunOnVirtualThread
public class VersionsPage {

    private final Sessions sessions;
    private final Posts posts;
    private final VersionsViews views;
    private final Rollback rollback;
    private final VersionNotes notes;
    private final WatchChoices choices;

    VersionsPage(
            Sessions sessions,
            Posts posts,
            VersionsViews views,
            Rollback rollback,
            VersionNotes notes,
            WatchChoices choices) {
        this.sessions = sessions;
        this.posts = posts;
        this.views = views;
        this.rollback = rollback;
        this.notes = notes;
        this.choices = choices;
    }

    /** The list, and the difference of two when {@code from} and {@code to} are given. */
    @GET
    public Response page(
            @BeanParam Caller caller,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @CookieParam(Notice.COOKIE) @Nullable String noticed) {
        SignedOn who = sessions.require(new ResourceId(caller.id()), caller.session());
        Optional<Notice> notice = Notice.in(noticed);
        String said = notice.map(Notice::text).orElse("");
        Response page = Pages.answer(200, Pages.versions(views.page(who, said, number(from), number(to))));
        return notice.isEmpty()
                ? page
                : Response.fromResponse(page)
                        .cookie(Notice.removal(who.resource().id()))
                        .build();
    }

    /** Makes the text of this version the newest one. */
    @POST
    @Path("{number}/restore")
    public Response restore(@BeanParam Caller caller, @PathParam("number") String number, byte[] body) {
        FormFields form = FormFields.read(body);
        SignedOn who = posts.sender(caller, form);
        Author author = Author.signedOnFrom(who.resource().platform());
        ResourceId id = who.resource().id();
        int seen = number(form.text("newest")).orElse(0);
        try {
            Optional<Saved> saved = number(number).flatMap(version -> rollback.restore(id, version, seen, author));
            boolean done = saved.filter(Saved.NewVersion.class::isInstance).isPresent();
            return done ? to("", who, Notice.RESTORED) : to(Section.VERSIONS.path(), who, Notice.NOT_RESTORED);
        } catch (ResourceRefused.Suspended e) {
            return to("", who, Notice.NOT_RESTORED);
        } catch (ResourceRefused.Gone e) {
            throw new NoEntry();
        }
    }

    /** Keeps a note about this version. */
    @POST
    @Path("{number}/note")
    public Response note(@BeanParam Caller caller, @PathParam("number") String number, byte[] body) {
        FormFields form = FormFields.read(body);
        SignedOn who = posts.sender(caller, form);
        number(number).ifPresent(version -> notes.write(who.resource().id(), version, form.text("note")));
        return to(Section.VERSIONS.path(), who, Notice.NOTE_SAVED);
    }

    /** Switches the automatic return on or off. */
    @POST
    @Path("automatic-return")
    public Response automaticReturn(@BeanParam Caller caller, byte[] body) {
        FormFields form = FormFields.read(body);
        SignedOn who = posts.sender(caller, form);
        boolean on = form.text("on").equals("yes");
        choices.setGoesBack(who.resource().id(), on);
        return to(Section.VERSIONS.path(), who, on ? Notice.GOES_BACK : Notice.STAYS);
    }

    private static Optional<Integer> number(@Nullable String digits) {
        return digits != null && digits.matches("[0-9]{1,9}") ? Optional.of(Integer.valueOf(digits)) : Optional.empty();
    }

    private static Response to(String path, SignedOn who, Notice notice) {
        ResourceId id = who.resource().id();
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, DashboardAddress.of(id) + path)
                .cookie(notice.cookie(id))
                .build();
    }
}
