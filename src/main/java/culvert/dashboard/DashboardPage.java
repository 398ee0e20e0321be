package culvert.dashboard;

import culvert.resources.ResourceId;
import culvert.sso.Sessions;
import culvert.sso.Sessions.SignedOn;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a dashboard shows to somebody who only looks. */
@Path("/dashboard/{id}")
@RunOnVirtualThread
public class DashboardPage {

    private final Sessions sessions;
    private final DashboardViews views;

    DashboardPage(Sessions sessions, DashboardViews views) {
        this.sessions = sessions;
        this.views = views;
    }

    @GET
    public Response page(@BeanParam Caller caller, @CookieParam(Notice.COOKIE) @Nullable String noticed) {
        SignedOn who = sessions.require(new ResourceId(caller.id()), caller.session());
        Optional<Notice> notice = Notice.in(noticed);
        EditorView editor = views.newest(who.resource());
        DashboardView view = views.page(who, editor, notice.map(Notice::text).orElse(null), null);
        Response page = Pages.answer(200, Pages.page(view));
        return notice.isEmpty()
                ? page
                : Response.fromResponse(page)
                        .cookie(Notice.removal(who.resource().id()))
                        .build();
    }
}
