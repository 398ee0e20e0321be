package culvert.dashboard;

import culvert.audit.Act;
import culvert.audit.AuditTrail;
import culvert.delivery.DeliveryService;
import culvert.resources.Author;
import culvert.resources.Resource;
import culvert.resources.ResourceId;
import culvert.resources.ResourceRefused;
import culvert.resources.ResourceService;
import culvert.resources.Saved;
import culvert.sso.DashboardAddress;
import culvert.sso.NoEntry;
import culvert.sso.Sessions;
import culvert.sso.Sessions.SignedOn;
import culvert.vpnc.Reading;
import culvert.vpnc.VpncConfig;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** What somebody can do on a dashboard. Every method takes the raw body: see {@link FormFields}. */
@Path("/dashboard/{id}")
@Consumes(MediaType.WILDCARD)
@RunOnVirtualThread
public class DashboardForms {

    private static final int FORBIDDEN = 403;
    private static final int CONFLICT = 409;
    private static final int REFUSED = 422;

    private final Sessions sessions;
    private final Submissions submissions;
    private final ResourceService resources;
    private final DeliveryService deliveries;
    private final DashboardViews views;
    private final AuditTrail trail;

    DashboardForms(
            Sessions sessions,
            Submissions submissions,
            ResourceService resources,
            DeliveryService deliveries,
            DashboardViews views,
            AuditTrail trail) {
        this.sessions = sessions;
        this.submissions = submissions;
        this.resources = resources;
        this.deliveries = deliveries;
        this.views = views;
        this.trail = trail;
    }

    /** Says what is to be said about the text; changes nothing. */
    @POST
    @Path("validate")
    public Response validate(
            @BeanParam Caller caller, @HeaderParam("HX-Request") @Nullable String fromScript, byte[] body) {
        return genuine(caller, body, (who, form) -> {
            Submission submission = submissions.read(who.resource(), form);
            DashboardView view = views.page(who, checked(who, form, submission), null, null);
            if (fromScript != null) {
                // The script swaps in what comes with 200 only.
                return Pages.answer(200, Pages.page$findings(view));
            }
            return Pages.answer(submission.isAccepted() ? 200 : REFUSED, Pages.page(view));
        });
    }

    /** Saves the text as the newest version and has it delivered. */
    @POST
    @Path("config")
    public Response publish(@BeanParam Caller caller, byte[] body) {
        return genuine(caller, body, (who, form) -> {
            Submission submission = submissions.read(who.resource(), form);
            EditorView editor = checked(who, form, submission);
            return switch (submission.reading()) {
                case Reading.Refused refused -> Pages.answer(REFUSED, Pages.page(views.page(who, editor, null, null)));
                case Reading.Accepted accepted -> save(who, form, accepted.config(), editor);
            };
        });
    }

    /** Mends the one finding that was chosen, for which the right text is certain; saves nothing. */
    @POST
    @Path("fix")
    public Response mend(@BeanParam Caller caller, byte[] body) {
        return genuine(caller, body, (who, form) -> {
            Submission before = submissions.read(who.resource(), form);
            Optional<SubmittedText> mended = before.mended(form.fix());
            if (mended.isEmpty()) {
                String problem =
                        "Nothing was changed: the text is not the one that was checked. These are its findings now.";
                return Pages.answer(CONFLICT, Pages.page(views.page(who, checked(who, form, before), null, problem)));
            }
            ConfigForm next = form.with(mended.get());
            EditorView editor = checked(who, next, submissions.read(who.resource(), next))
                    .mendedFrom(before.typed().forDisplay());
            return Pages.answer(200, Pages.page(views.page(who, editor, null, null)));
        });
    }

    /** Shows the text as submitted, with the stored secrets where their mask stands. */
    @POST
    @Path("secrets")
    public Response showSecrets(@BeanParam Caller caller, byte[] body) {
        return genuine(caller, body, (who, form) -> {
            trail.note(Act.SECRETS_SHOWN, who.resource().id(), "");
            String clear = submissions.read(who.resource(), form).clear().forDisplay();
            EditorView editor = EditorView.of(clear, base(who, form)).withSecretsShown();
            return Pages.answer(200, Pages.page(views.page(who, editor, null, null)));
        });
    }

    /** Tries a delivery again that was given up. */
    @POST
    @Path("try-again")
    public Response tryAgain(@BeanParam Caller caller, byte[] body) {
        return genuine(caller, body, (who, form) -> {
            deliveries.tryAgain(who.resource().id());
            return toDashboard(who, Notice.TRIED_AGAIN);
        });
    }

    private Response save(SignedOn who, ConfigForm form, VpncConfig config, EditorView editor) {
        Resource resource = who.resource();
        try {
            Author author = Author.signedOnFrom(resource.platform());
            return switch (resources.save(resource.id(), config, form.base(), author)) {
                case Saved.NewVersion saved -> toDashboard(who, Notice.SAVED);
                case Saved.Unchanged unchanged -> toDashboard(who, Notice.UNCHANGED);
                case Saved.Stale stale -> stale(who, editor, config, stale.newest());
            };
        } catch (ResourceRefused.Suspended e) {
            return conflict(who, editor, "Nothing was saved: the add-on is suspended.");
        } catch (ResourceRefused.Gone e) {
            throw new NoEntry();
        }
    }

    // From here on the person has seen the newest version, so publishing once more replaces it.
    private Response stale(SignedOn who, EditorView editor, VpncConfig config, int newest) {
        EditorView beside = EditorView.of(editor.text(), newest).beside(views.newer(who.resource(), newest, config));
        return conflict(
                who,
                beside,
                "Nothing was saved: version " + newest + " was saved while you were editing. "
                        + "Compare the two, then publish again to replace it.");
    }

    private Response conflict(SignedOn who, EditorView editor, String problem) {
        return Pages.answer(CONFLICT, Pages.page(views.page(who, editor, null, problem)));
    }

    /** Lets a post of our own pages through. The text of a page that is too old is given back, that of a forged one dropped. */
    private Response genuine(Caller caller, byte[] body, BiFunction<SignedOn, ConfigForm, Response> action) {
        ConfigForm form = ConfigForm.read(body);
        Optional<SignedOn> visitor = sessions.find(new ResourceId(caller.id()), caller.session());
        if (visitor.isEmpty()) {
            return tooLate(caller, form);
        }
        SignedOn who = visitor.get();
        return switch (FormGuard.judge(who.session(), form.formToken(), caller.fetchSite())) {
            case GENUINE -> action.apply(who, form);
            case OUTDATED -> outdated(who, form);
            case FORGED -> throw new NoEntry();
        };
    }

    private static Response tooLate(Caller caller, ConfigForm form) {
        if (!FormGuard.isFromOurPages(caller.fetchSite())) {
            throw new NoEntry();
        }
        return Pages.answer(FORBIDDEN, Pages.visitOver(form.conf().forDisplay()));
    }

    private Response outdated(SignedOn who, ConfigForm form) {
        EditorView editor = EditorView.of(form.conf().forDisplay(), base(who, form));
        String problem = "Nothing was done: you signed on again since this page was opened. "
                + "Your text is still here; press the button once more.";
        return Pages.answer(FORBIDDEN, Pages.page(views.page(who, editor, null, problem)));
    }

    private EditorView checked(SignedOn who, ConfigForm form, Submission submission) {
        return EditorView.of(submission.typed().forDisplay(), base(who, form))
                .with(submission.reading().findings(), submissions.meter(submission));
    }

    private static int base(SignedOn who, ConfigForm form) {
        return form.base().orElse(who.resource().newestVersion());
    }

    private static Response toDashboard(SignedOn who, Notice notice) {
        ResourceId id = who.resource().id();
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, DashboardAddress.of(id))
                .cookie(notice.cookie(id))
                .build();
    }
}
