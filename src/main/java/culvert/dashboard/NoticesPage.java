package culvert.dashboard;

import culvert.dashboard.NoticesView.Form;
import culvert.dashboard.NoticesView.Group;
import culvert.notices.Channel;
import culvert.notices.NoticeRefused;
import culvert.notices.NoticeService;
import culvert.notices.RecipientStatus;
import culvert.notices.webhook.WebhookDoor;
import culvert.notices.webhook.WebhookSignature;
import culvert.resources.ResourceId;
import culvert.resources.ResourceRefused;
import culvert.security.Secret;
import culvert.settings.Settings;
import culvert.sso.DashboardAddress;
import culvert.sso.NoEntry;
import culvert.sso.Sessions;
import culvert.sso.Sessions.SignedOn;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who is told about the tunnels, so that nobody has to look. */
@Path("/dashboard/{id}/notices")
@Consumes(MediaType.WILDCARD)
@RunOnVirtualThread
public class NoticesPage {

    private static final int OK = 200;
    private static final int REFUSED = 422;

    private final Sessions sessions;
    private final Posts posts;
    private final NoticeService notices;
    private final WebhookDoor door;
    private final Settings settings;
    private final Clock clock;

    NoticesPage(
            Sessions sessions, Posts posts, NoticeService notices, WebhookDoor door, Settings settings, Clock clock) {
        this.sessions = sessions;
        this.posts = posts;
        this.notices = notices;
        this.door = door;
        this.settings = settings;
        this.clock = clock;
    }

    @GET
    public Response page(@BeanParam Caller caller, @CookieParam(Notice.COOKIE) @Nullable String noticed) {
        SignedOn who = sessions.require(new ResourceId(caller.id()), caller.session());
        Optional<Notice> notice = Notice.in(noticed);
        Response page = page(OK, who, notice.map(Notice::text).orElse(""), "", "", Form.EMPTY, Form.EMPTY);
        return notice.isEmpty()
                ? page
                : Response.fromResponse(page)
                        .cookie(Notice.removal(who.resource().id()))
                        .build();
    }

    /** Adds a webhook and shows its secret, this once. */
    @POST
    @Path("webhooks")
    public Response addWebhook(@BeanParam Caller caller, byte[] body) {
        FormFields form = FormFields.read(body);
        SignedOn who = posts.sender(caller, form);
        String typed = form.text("url");
        try {
            String url = door.check(typed).toString();
            Secret secret = WebhookSignature.freshSecret();
            notices.addWebhook(who.resource().id(), url, secret);
            return page(OK, who, "", "", secret.reveal(), Form.EMPTY, Form.EMPTY);
        } catch (NoticeRefused e) {
            return page(REFUSED, who, "", "", "", new Form(typed, words(e)), Form.EMPTY);
        } catch (ResourceRefused e) {
            throw new NoEntry();
        }
    }

    /** Adds a mail address, which is asked first. */
    @POST
    @Path("mail")
    public Response addMail(@BeanParam Caller caller, byte[] body) {
        FormFields form = FormFields.read(body);
        SignedOn who = posts.sender(caller, form);
        String typed = form.text("address");
        try {
            if (settings.notices().mail().isEmpty()) {
                throw new NoticeRefused("No mail is sent here: the operator set no mail server.");
            }
            notices.addMail(who.resource().id(), typed);
            return back(who, Notice.MAIL_ASKED);
        } catch (NoticeRefused e) {
            return page(REFUSED, who, "", "", "", Form.EMPTY, new Form(typed, words(e)));
        } catch (ResourceRefused e) {
            throw new NoEntry();
        }
    }

    @POST
    @Path("{recipient}/test")
    public Response test(@BeanParam Caller caller, @PathParam("recipient") String recipient, byte[] body) {
        SignedOn who = posts.sender(caller, FormFields.read(body));
        try {
            notices.test(who.resource().id(), recipient);
            return back(who, Notice.TEST_SENT);
        } catch (NoticeRefused e) {
            return page(REFUSED, who, "", words(e), "", Form.EMPTY, Form.EMPTY);
        }
    }

    @POST
    @Path("{recipient}/on")
    public Response switchOn(@BeanParam Caller caller, @PathParam("recipient") String recipient, byte[] body) {
        SignedOn who = posts.sender(caller, FormFields.read(body));
        notices.switchOn(who.resource().id(), recipient);
        return back(who, Notice.SWITCHED_ON);
    }

    @POST
    @Path("{recipient}/remove")
    public Response remove(@BeanParam Caller caller, @PathParam("recipient") String recipient, byte[] body) {
        SignedOn who = posts.sender(caller, FormFields.read(body));
        notices.remove(who.resource().id(), recipient);
        return back(who, Notice.RECIPIENT_REMOVED);
    }

    private Response page(
            int status, SignedOn who, String notice, String problem, String fresh, Form webhook, Form mail) {
        List<RecipientStatus> all = notices.list(who.resource().id());
        Instant now = clock.instant();
        return Pages.answer(
                status,
                Pages.notices(new NoticesView(
                        Frame.of(who, Section.NOTICES),
                        notice,
                        problem,
                        fresh,
                        settings.notices().mail().isPresent(),
                        Group.of(all, Channel.WEBHOOK, webhook, now),
                        Group.of(all, Channel.MAIL, mail, now))));
    }

    private static String words(NoticeRefused refusal) {
        return String.valueOf(refusal.getMessage());
    }

    private static Response back(SignedOn who, Notice notice) {
        ResourceId id = who.resource().id();
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, DashboardAddress.of(id) + Section.NOTICES.path())
                .cookie(notice.cookie(id))
                .build();
    }
}
