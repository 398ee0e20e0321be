package culvert.notices.mail;

import culvert.audit.Acting;
import culvert.audit.Actor;
import culvert.notices.NoticeService;
import culvert.notices.RecipientStatus;
import culvert.notices.mail.MailLinks.Subscription;
import culvert.resources.ResourceId;
import culvert.resources.ResourceService;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/**
 * What the links in mails open. Opening changes nothing, for programs that look at mail open every link in it; the button
 * does, and the button of a mail program (RFC 8058), which posts without asking.
 */
@Path("/mail")
@Consumes(MediaType.WILDCARD)
@RunOnVirtualThread
public class MailPages {

    private static final int OK = 200;
    private static final int FORBIDDEN = 403;

    @CheckedTemplate(basePath = "mail")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance confirm(Mailbox mailbox, boolean done);

        static native TemplateInstance stop(Mailbox mailbox, boolean done);

        static native TemplateInstance over();
    }

    private final MailLinks links;
    private final NoticeService notices;
    private final ResourceService resources;
    private final Acting acting;

    MailPages(MailLinks links, NoticeService notices, ResourceService resources, Acting acting) {
        this.links = links;
        this.notices = notices;
        this.resources = resources;
        this.acting = acting;
    }

    @GET
    @Path("confirm")
    @Operation(hidden = true)
    public Response askToConfirm(@QueryParam("token") @Nullable String token) {
        return answer(MailLinks.CONFIRM, token, mailbox -> Templates.confirm(mailbox, false));
    }

    @POST
    @Path("confirm")
    @Operation(hidden = true)
    public Response confirm(@QueryParam("token") @Nullable String token) {
        return answer(MailLinks.CONFIRM, token, mailbox -> {
            notices.confirm(mailbox.resource(), mailbox.recipient());
            return Templates.confirm(mailbox, true);
        });
    }

    @GET
    @Path("stop")
    @Operation(hidden = true)
    public Response askToStop(@QueryParam("token") @Nullable String token) {
        return answer(MailLinks.STOP, token, mailbox -> Templates.stop(mailbox, false));
    }

    @POST
    @Path("stop")
    @Operation(hidden = true)
    public Response stop(@QueryParam("token") @Nullable String token) {
        return answer(MailLinks.STOP, token, mailbox -> {
            notices.remove(mailbox.resource(), mailbox.recipient());
            return Templates.stop(mailbox, true);
        });
    }

    private Response answer(String path, @Nullable String token, Function<Mailbox, TemplateInstance> page) {
        Optional<Subscription> subscription = links.read(path, token == null ? "" : token);
        if (subscription.isEmpty()) {
            return page(FORBIDDEN, Templates.over());
        }
        ResourceId resource = subscription.get().resource();
        Optional<RecipientStatus> there =
                notices.find(resource, subscription.get().recipient());
        if (there.isEmpty()) {
            return page(OK, Templates.over());
        }
        acting.as(new Actor(Actor.Kind.TOKEN, "a link in a mail"));
        Mailbox mailbox = new Mailbox(
                resource,
                subscription.get().recipient(),
                there.get().address(),
                resources.find(resource).app().value(),
                links.place(path, subscription.get()));
        return page(OK, page.apply(mailbox));
    }

    private static Response page(int status, TemplateInstance page) {
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .entity(page.render())
                .build();
    }

    /**
     * A mail address as a page shows it.
     *
     * @param link what the button posts to
     */
    public record Mailbox(ResourceId resource, String recipient, String address, String app, String link) {}
}
