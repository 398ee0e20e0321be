package culvert.dashboard;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The templates of the dashboard, and how they become answers. */
@CheckedTemplate(basePath = "dashboard")
final class Pages {

    private Pages() {}

    /** The whole page. */
    static native TemplateInstance page(DashboardView view);

    /** Only what is said about the text, for the script that checks while somebody types. */
    static native TemplateInstance page$findings(DashboardView view);

    /** Only the part that changes by itself. */
    static native TemplateInstance live(LiveView live);

    /** What the tunnels did. */
    static native TemplateInstance timeline(TimelineView view);

    /** The tokens of programs. */
    static native TemplateInstance programs(ProgramsView view);

    /** Who is told about the tunnels. */
    static native TemplateInstance notices(NoticesView view);

    /** All versions, and the difference of two. */
    static native TemplateInstance versions(VersionsView view);

    /** The page that tells who did what. */
    static native TemplateInstance activity(ActivityView view);

    /** The page that says why the tunnels are as they are. */
    static native TemplateInstance diagnosis(DiagnosisView view);

    /** A page that gives a text back to somebody whose visit ended while it was written. */
    static native TemplateInstance visitOver(String text);

    /** A page for a form that cannot be read. */
    static native TemplateInstance malformedForm();

    static Response answer(int status, TemplateInstance page) {
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .entity(page.render())
                .build();
    }
}
