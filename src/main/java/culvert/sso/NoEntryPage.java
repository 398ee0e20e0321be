package culvert.sso;

import culvert.limits.Guessing;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
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

    private final Guessing guessing;

    NoEntryPage(Guessing guessing) {
        this.guessing = guessing;
    }

    @ServerExceptionMapper
    Uni<Response> forbid(NoEntry noEntry, HttpServerRequest request) {
        Response page = Response.status(Response.Status.FORBIDDEN)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .entity(Templates.noEntry().render())
                .build();
        // A visit that is over is no guess: only who knocks at the sign-on is counted.
        return request.path().startsWith("/sso/")
                ? guessing.slow(request, page)
                : Uni.createFrom().item(page);
    }
}
