package culvert.dashboard;

import culvert.diagnosis.gathering.Diagnoses;
import culvert.resources.ResourceId;
import culvert.sso.Sessions;
import culvert.sso.Sessions.SignedOn;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** Why the tunnels are as they are, and what to do. */
@Path("/dashboard/{id}")
@RunOnVirtualThread
public class DiagnosisPage {

    private final Sessions sessions;
    private final Diagnoses diagnoses;

    DiagnosisPage(Sessions sessions, Diagnoses diagnoses) {
        this.sessions = sessions;
        this.diagnoses = diagnoses;
    }

    @GET
    @Path("diagnosis")
    public Response page(@BeanParam Caller caller) {
        SignedOn who = sessions.require(new ResourceId(caller.id()), caller.session());
        return Pages.answer(
                200, Pages.diagnosis(DiagnosisView.of(Frame.of(who, Section.DIAGNOSIS), diagnoses.of(who.resource()))));
    }
}
