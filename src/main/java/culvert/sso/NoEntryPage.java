package culvert.sso;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The one 403 page. */
final class NoEntryPage {

    @CheckedTemplate(basePath = "sso")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance noEntry();
    }

    @ServerExceptionMapper
    Response forbid(NoEntry noEntry) {
        return Response.status(Response.Status.FORBIDDEN)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .entity(Templates.noEntry().render())
                .build();
    }
}
