package culvert.dashboard;

import culvert.audit.Act;
import culvert.audit.AuditEntry;
import culvert.audit.AuditTrail;
import culvert.resources.ResourceId;
import culvert.sso.Sessions;
import culvert.sso.Sessions.SignedOn;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.Function;

/** Who did what with a resource: as a page, and as a file to keep. */
@Path("/dashboard/{id}")
@RunOnVirtualThread
public class DashboardActivity {

    private static final int ON_ONE_PAGE = 50;
    private static final int IN_ONE_FILE = 10_000;
    private static final String FROM_THE_NEWEST = "9223372036854775807";

    private final Sessions sessions;
    private final AuditTrail trail;

    DashboardActivity(Sessions sessions, AuditTrail trail) {
        this.sessions = sessions;
        this.trail = trail;
    }

    /**
     * The page.
     *
     * @param before the entry that the page continues after
     */
    @GET
    @Path("activity")
    public Response page(@BeanParam Caller caller, @QueryParam("before") @DefaultValue(FROM_THE_NEWEST) long before) {
        SignedOn who = sessions.require(new ResourceId(caller.id()), caller.session());
        List<AuditEntry> entries = trail.newestFirst(who.resource().id(), before, ON_ONE_PAGE);
        return Pages.answer(
                200, Pages.activity(ActivityView.of(Frame.of(who, Section.ACTIVITY), entries, ON_ONE_PAGE)));
    }

    @GET
    @Path("activity.csv")
    public Response csv(@BeanParam Caller caller) {
        return file(caller, "csv", "text/csv;charset=UTF-8", ActivityFile::csv);
    }

    @GET
    @Path("activity.json")
    public Response json(@BeanParam Caller caller) {
        return file(
                caller,
                "json",
                MediaType.APPLICATION_JSON,
                entries -> entries.stream().map(ActivityFile.Line::of).toList());
    }

    private Response file(Caller caller, String ending, String type, Function<List<AuditEntry>, Object> form) {
        ResourceId id = sessions.require(new ResourceId(caller.id()), caller.session())
                .resource()
                .id();
        trail.note(Act.EXPORTED, id, "as " + ending);
        return Response.ok(form.apply(trail.newestFirst(id, Long.MAX_VALUE, IN_ONE_FILE)), type)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"activity-" + id + "." + ending + "\"")
                .build();
    }
}
