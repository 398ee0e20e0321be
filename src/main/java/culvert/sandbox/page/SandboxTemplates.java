package culvert.sandbox.page;

import culvert.sandbox.containers.LogLine;
import culvert.sandbox.platform.Entrance;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/** The templates of the page; the build fails where one of them disagrees with these types. */
@CheckedTemplate(basePath = "sandbox")
final class SandboxTemplates {

    private SandboxTemplates() {}

    /**
     * The whole page.
     *
     * @param problem why the last button did not work, or empty
     */
    static native TemplateInstance page(
            SandboxView view,
            List<String> apps,
            List<LogLine> lines,
            long last,
            AppAnswer.Answer answer,
            String problem,
            String token,
            String base);

    /** The part that shows the state, to be put in the place of itself. */
    static native TemplateInstance live(SandboxView view);

    /** New lines of the log, and the place that asks for the next. */
    static native TemplateInstance log(String app, List<LogLine> lines, long last);

    /** The form that opens the provider's dashboard. */
    static native TemplateInstance entrance(Entrance entrance);

    static native TemplateInstance answer(String app, AppAnswer.Answer answer);
}
